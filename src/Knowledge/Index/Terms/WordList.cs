using System.Collections.Frozen;
using System.Reflection;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>A list of words kept as a text file beside the code: one or many a line, <c>#</c> for a remark.</summary>
internal static class WordList
{
    public static FrozenSet<string> Load(Type beside, string name) => Lines(beside, name)
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A list of "standard: variant variant …" as pairs of variant and standard.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(Type beside, string name) => Lines(beside, name)
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .SelectMany(parts => parts[1].Split(' ').Select(variant => KeyValuePair.Create(variant, parts[0])))
        .DistinctBy(pair => pair.Key);

    /// <summary>The lines that say something.</summary>
    public static IEnumerable<string> Lines(Type beside, string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{beside.Namespace}.{name}")
            ?? throw new InvalidOperationException($"No embedded word list '{name}'.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#'))];
    }
}
