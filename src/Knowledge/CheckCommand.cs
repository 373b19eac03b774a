using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.Knowledge;

/// <summary><c>knowledge check [folder]</c>: every fault of a content folder with file, line and reason, for writers and for a build server.</summary>
internal static class CheckCommand
{
    /// <returns>0 when all articles are good (warnings or not), 1 when one is broken, 2 when there is no such folder.</returns>
    public static async Task<int> RunAsync(string folder, TextWriter output)
    {
        if (!Directory.Exists(folder))
        {
            await output.WriteLineAsync($"There is no folder '{folder}'.");
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
