using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.AspNetCore.Connections;
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
            if (!OptionsAreGood(services))
                return false;
            await services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
            await services.GetRequiredService<Switchboard>().RefreshAsync(CancellationToken.None);
            foreach (var task in services.GetServices<IStartupTask>())
                await task.RunAsync(CancellationToken.None);
            return HasDefaultAgent(services);
        }
        catch (Exception bad) when (bad is UnauthorizedAccessException or IOException or System.Data.Common.DbException or InvalidDataException)
        {
            var place = string.IsNullOrWhiteSpace(app.Configuration.GetConnectionString("Mesh")) ? "Mesh:Data" : "ConnectionStrings:Mesh";
            await Console.Error.WriteLineAsync($"{place} cannot be used: {bad.Message}");
        }

        return false;
    }

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return ExitCode.Ok;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"urls cannot be used: {taken.Message}");
            return ExitCode.BadSettings;
        }
    }

    private static bool OptionsAreGood(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException bad)
        {
            foreach (var failure in bad.Failures)
                Console.Error.WriteLine(failure);
            return false;
        }
        // A value of the wrong kind, which the binder names with its key.
        catch (InvalidOperationException bad)
        {
            Console.Error.WriteLine(bad.Message);
            return false;
        }

        return true;
    }

    private static bool HasDefaultAgent(IServiceProvider services)
    {
        var agents = services.GetRequiredService<AgentDirectory>();
        var first = services.GetRequiredService<IOptions<MeshOptions>>().Value.DefaultAgent;
        if (agents.Cards.Count == 0 || agents.Find(first) is not null)
            return true;
        Console.Error.WriteLine($"Mesh:DefaultAgent is '{first}'. Agents: {string.Join(", ", agents.Cards.Select(card => card.Id))}.");
        return false;
    }
}
