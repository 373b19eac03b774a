using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Host;

internal static class Preparation
{
    /// <summary>Options checked, database migrated, indexes and keys read: all that must be there before the first request.</summary>
    /// <returns>False, with the reason on the error output, when something is not usable.</returns>
    public static async Task<bool> PrepareAsync(this WebApplication app)
    {
        var services = app.Services;
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            await services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
            await services.GetRequiredService<Switchboard>().RefreshAsync(CancellationToken.None);
            foreach (var task in services.GetServices<IStartupTask>())
                await task.RunAsync(CancellationToken.None);
            return true;
        }
        catch (OptionsValidationException bad)
        {
            foreach (var failure in bad.Failures)
                await Console.Error.WriteLineAsync(failure);
        }
        catch (Exception bad) when (bad is UnauthorizedAccessException or IOException or System.Data.Common.DbException or InvalidDataException)
        {
            var place = string.IsNullOrWhiteSpace(app.Configuration.GetConnectionString("Mesh")) ? "Mesh:Data" : "ConnectionStrings:Mesh";
            await Console.Error.WriteLineAsync($"{place} cannot be used: {bad.Message}");
        }

        return false;
    }
}
