namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>One thing wrong with an article, said so that a writer can go to the line and mend it.</summary>
/// <param name="IsWarning">Something to look at that keeps nobody from being answered.</param>
public sealed record ArticleFault(string File, int Line, string Reason, bool IsWarning = false)
{
    public override string ToString() => $"{File}:{Line}: {(IsWarning ? "warning: " : "")}{Reason}";
}

/// <summary>The articles are not fit to answer from. All faults are listed at once: a writer mends them in one go.</summary>
public sealed class BrokenArticlesException(IReadOnlyList<ArticleFault> faults)
    : Exception($"{faults.Count} fault(s) in the articles:\n{string.Join('\n', faults)}")
{
    public IReadOnlyList<ArticleFault> Faults { get; } = faults;
}
