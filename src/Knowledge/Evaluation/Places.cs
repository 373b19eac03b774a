namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>Where the project's sources lie, seen from where a command is run: the evaluation reads and writes files of the repository.</summary>
internal static class Places
{
    /// <exception cref="DirectoryNotFoundException">The command is not run inside the repository.</exception>
    public static string Repository
    {
        get
        {
            for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "MetaverseSeoul.sln")))
                    return folder.FullName;
            }

            throw new DirectoryNotFoundException("Run this inside the repository: no folder above has MetaverseSeoul.sln.");
        }
    }

    public static string Questions => Path.Combine(Repository, "tests", "Evaluation");

    public static string Knowledge => Path.Combine(Repository, "src", "Knowledge");
}
