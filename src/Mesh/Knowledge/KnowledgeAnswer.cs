namespace MetaverseSeoul.Mesh.Knowledge;

/// <summary>What the index says to a question: what it found, and whether that is good enough to be told.</summary>
/// <param name="Language">The language the question was taken to be in.</param>
/// <param name="Hits">Best first; none when nothing shares a word with the question.</param>
/// <param name="Choices">With <see cref="KnowledgeOutcome.Clarify"/> the one to three articles to ask about; else none.</param>
public sealed record KnowledgeAnswer(
    string Language, KnowledgeOutcome Outcome, IReadOnlyList<KnowledgeHit> Hits, IReadOnlyList<Article> Choices);

public enum KnowledgeOutcome
{
    /// <summary>The first hit is the answer.</summary>
    Answer,

    /// <summary>One of a few may be meant: ask which.</summary>
    Clarify,

    /// <summary>Nothing fits: say so and offer a person. A wrong answer from a city is worse than a handoff.</summary>
    Abstain,
}
