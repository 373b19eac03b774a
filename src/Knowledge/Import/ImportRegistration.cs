using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Knowledge.Import;

internal static class ImportRegistration
{
    public static IServiceCollection AddImport(this IServiceCollection services) =>
        services.AddSingleton<Importer>().AddSingleton<IKnowledgeSubcommand, ImportCommand>();
}
