using MetaverseSeoul.Knowledge.Index.Ranking;

namespace MetaverseSeoul.Knowledge.Index.Backend;

/// <summary>What to look for in the articles of one language.</summary>
/// <param name="Terms">Cut by our own analysis, letters and digits only, the most telling first. An article needs one of them.</param>
/// <param name="Text">The question itself, for a backend that has an analysis of its own beside ours.</param>
/// <param name="Most">How many candidates are enough.</param>
/// <param name="Domain">Only articles of this domain; null for all.</param>
/// <param name="Agent">Only articles of this agent; null for all.</param>
internal sealed record CandidateRequest(
    string Language, IReadOnlyList<QuestionTerm> Terms, string Text, int Most, string? Domain = null, string? Agent = null);

/// <summary>An article that may be the answer, with what the ranker needs to know of it.</summary>
internal sealed record Candidate(string Key, string Language, Profile Profile);

/// <summary>The backend can't do what was asked: its file is damaged, its server away.</summary>
internal sealed class SearchBackendException(string message, Exception? inner = null) : Exception(message, inner);
