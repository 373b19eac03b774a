using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Mesh.Knowledge;

/// <summary>Where agents say which question they had no answer to, so that the city's staff see what to write next.</summary>
public interface IKnowledgeGaps
{
    /// <summary>Keeps the question as one of the turn's effects: a turn that runs twice leaves it once.</summary>
    void Record(Turn turn, KnowledgeGap gap);
}

/// <param name="Question">What the citizen wrote, masked as the log has it.</param>
/// <param name="Language">A tag of <see cref="Agents.Language.All"/>.</param>
/// <param name="Agent">The agent that was asked.</param>
/// <param name="ArticleKey">With <see cref="GapReason.Disliked"/> the article that did not help; else null.</param>
public sealed record KnowledgeGap(string Question, string Language, string Agent, GapReason Reason, string? ArticleKey = null);

public enum GapReason
{
    /// <summary>The index found nothing that fits.</summary>
    Abstained,

    /// <summary>The citizen was asked which article is meant, and said: none of these.</summary>
    NoneOfThese,

    /// <summary>The citizen gave the answer a thumbs-down.</summary>
    Disliked,
}
