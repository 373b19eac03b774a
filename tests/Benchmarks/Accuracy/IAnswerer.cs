namespace MetaverseSeoul.Benchmarks.Accuracy;

/// <summary>Something that finds the article for a question.</summary>
internal interface IAnswerer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>False for a language it was not made for.</summary>
    bool Speaks(string language);

    Task<IReadOnlyList<Found>> AskAsync(string language, IReadOnlyList<string> questions);
}

/// <param name="Keys">Best first, three at the most.</param>
/// <param name="IsAnswered">It would tell the first; false when it asks back or says that it doesn't know.</param>
internal sealed record Found(IReadOnlyList<string> Keys, bool IsAnswered);
