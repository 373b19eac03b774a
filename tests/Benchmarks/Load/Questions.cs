namespace MetaverseSeoul.Benchmarks.Load;

/// <summary>What citizens ask: the example questions of the Korean articles.</summary>
internal static class Questions
{
    public static string[] Load(string repository)
    {
        var folder = Path.Combine(repository, "src", "Knowledge", "content");
        string[] questions = [.. Directory.EnumerateFiles(folder, "*.ko.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Of)];
        return questions.Length > 0 ? questions : throw new InvalidOperationException($"No questions in {folder}.");
    }

    private static IEnumerable<string> Of(string file) => File.ReadLines(file)
        .SkipWhile(line => line != "questions:").Skip(1)
        .TakeWhile(line => line.StartsWith("  - ", StringComparison.Ordinal))
        .Select(line => line[4..].Trim().Trim('"'))
        // They go into JSON as they are.
        .Where(text => !text.Contains('"', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal));
}
