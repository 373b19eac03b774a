using System.Reflection;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>Where the tests find the repository they were built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = FindFolder();

    /// <summary>Debug or Release: what these tests were built as, and so what the host they start was built as.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MetaverseSeoul.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"There is no MetaverseSeoul.sln above {AppContext.BaseDirectory}.");
    }
}
