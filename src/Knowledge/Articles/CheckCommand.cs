namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>Prints every fault of a content folder with file, line and reason, for writers and for a build server.</summary>
internal sealed class CheckCommand : IKnowledgeSubcommand
{
    public string Name => "check";

    public string Arguments => "[folder]";

    public string Help => "say what is wrong in a folder of articles (without one: in those shipped)";

    /// <returns>0 when all articles are good (warnings or not), 1 when one is broken, 2 when there is no such folder.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        var folder = arguments.Count > 0 ? arguments[0] : ArticleLibrary.ShippedFolder;
        if (arguments.Count > 1 || !Directory.Exists(folder))
        {
            await output.WriteLineAsync(arguments.Count > 1 ? "knowledge check takes one folder." : $"There is no folder '{folder}'.");
            return 2;
        }

        var (articles, faults) = ArticleLibrary.Check(folder);
        foreach (var fault in faults)
            await output.WriteLineAsync(fault.ToString());
        var broken = faults.Count(fault => !fault.IsWarning);
        await output.WriteLineAsync($"{articles} good articles, {broken} fault(s), {faults.Count - broken} warning(s).");
        return broken > 0 ? 1 : 0;
    }
}
