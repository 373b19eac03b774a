using System.Security.Cryptography;
using System.Text;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>The files of a content folder, always in the same order, and their hash.</summary>
internal static class ContentFiles
{
    /// <returns>Each file's name below the folder, with forward slashes, and its path.</returns>
    public static IEnumerable<(string File, string Path)> In(string folder) => Directory
        .EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), path));

    /// <summary>The same content has the same hash on every machine, whatever its line endings were checked out as.</summary>
    public static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, path) in In(folder))
            Add(hash, file, File.ReadAllText(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static void Add(IncrementalHash hash, string file, string text) =>
        hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0{text.ReplaceLineEndings("\n")}\0"));
}
