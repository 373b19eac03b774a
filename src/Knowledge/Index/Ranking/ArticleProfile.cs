using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Index.Ranking;

/// <summary>What an article is about, as terms.</summary>
/// <param name="Strong">In its title, its other names or its questions.</param>
/// <param name="Weak">Only in its body.</param>
/// <param name="Wordings">The title, each other name and each question by itself, with the length of its vector.</param>
internal sealed record ArticleProfile(
    Article Article, HashSet<int> Title, HashSet<int> Strong, HashSet<int> Weak, IReadOnlyList<Wording> Wordings);

internal sealed record Wording(int[] Terms, double Length);
