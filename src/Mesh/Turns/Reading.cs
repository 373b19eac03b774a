using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>What the router understood of what was said, so that the agent it chose need not find it out again, or otherwise.</summary>
/// <param name="Language">The language of the words, and so of the answer.</param>
/// <param name="Found">What the index said; null when it was not asked.</param>
public sealed record Reading(string Language, KnowledgeAnswer? Found = null)
{
    /// <summary>The key of the article that a question without a subject of its own goes on from ("그럼 늦으면요?").</summary>
    public string? Follows { get; init; }

    /// <summary>Something else was asked while a question of an agent is open: that question stays open.</summary>
    public bool IsAside { get; init; }

    /// <summary>Nothing new was said: the aside is done, and the agent asks its open question again.</summary>
    public bool IsResume { get; init; }

    /// <summary>The last answer once more, in <see cref="Language"/>.</summary>
    public bool IsAgain { get; init; }
}
