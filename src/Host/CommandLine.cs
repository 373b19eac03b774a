namespace MetaverseSeoul.Host;

/// <summary>The command line: options (<c>--Key value</c> or <c>--Key=value</c>), and perhaps an operator's command with its words before them.</summary>
internal static class CommandLine
{
    /// <summary>The words of a command with its own options (<c>--dry-run</c>), or null when the line begins with an option: then the host serves.</summary>
    public static string[]? CommandOf(string[] args) =>
        args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) ? null : [.. Split(args).Where(part => !part.IsSetting).Select(part => part.Word)];

    public static string[] OptionsOf(string[] args) => [.. Split(args).Where(part => part.IsSetting).Select(part => part.Word)];

    /// <summary>After a command only what has a colon in its name is a setting, with the word behind it; without one everything is.</summary>
    private static IEnumerable<(string Word, bool IsSetting)> Split(string[] args)
    {
        var isCommand = args.Length > 0 && !args[0].StartsWith("--", StringComparison.Ordinal);
        var isValue = false;
        foreach (var word in args)
        {
            var isName = word.StartsWith("--", StringComparison.Ordinal);
            var isSetting = !isCommand || isValue || (isName && word.Split('=')[0].Contains(':', StringComparison.Ordinal));
            isValue = isName && isSetting && !word.Contains('=', StringComparison.Ordinal);
            yield return (word, isSetting);
        }
    }

    /// <summary>The options' names, without values.</summary>
    public static IEnumerable<string> NamesOf(string[] args) => OptionsOf(args)
        .Where(word => word.StartsWith("--", StringComparison.Ordinal))
        .Select(word => word[2..].Split('=')[0]);
}
