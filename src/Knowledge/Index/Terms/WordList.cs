using System.Collections.Frozen;
using System.Reflection;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>A list of words kept as a text file beside the code: one or many a line, <c>#</c> for a remark.</summary>
internal static class WordList
{
    public static FrozenSet<string> Load(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"{typeof(WordList).Namespace}.{name}")
            ?? throw new InvalidOperationException($"No embedded word list '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
