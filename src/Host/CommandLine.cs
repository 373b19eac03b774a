namespace MetaverseSeoul.Host;

/// <summary>The command line: options (<c>--Key value</c> or <c>--Key=value</c>), and perhaps an operator's command with its words before them.</summary>
internal static class CommandLine
{
    /// <summary>The words before the first option, or null when there are none: then the host serves.</summary>
    public static string[]? CommandOf(string[] args)
    {
        string[] words = [.. args.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))];
        return words.Length > 0 ? words : null;
    }

    public static string[] OptionsOf(string[] args) => [.. args.SkipWhile(word => !word.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>The options' names, without values.</summary>
    public static IEnumerable<string> NamesOf(string[] args) => OptionsOf(args)
        .Where(word => word.StartsWith("--", StringComparison.Ordinal))
        .Select(word => word[2..].Split('=')[0]);
}
