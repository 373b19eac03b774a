using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.Extensions.Caching.Memory;

namespace MetaverseSeoul.Knowledge.Index;

/// <summary>Searches a question once that is asked again within the second: the router asks it, then the agent it chose, and on a busy day many citizens the same.
/// So short that a changed article is found as soon as it is promised.</summary>
internal sealed class RecentAnswers(IKnowledgeIndex index, TimeProvider time) : IKnowledgeIndex, IDisposable
{
    /// <summary>An article that staff change is to be found within two seconds, and the index itself may take one.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(800);

    private const int Most = 2000;

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = Most });

    public Article? Find(string key, string language) => index.Find(key, language);

    public async Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation)
    {
        if (answers.TryGetValue(query, out (KnowledgeAnswer Answer, long At) known) && time.GetElapsedTime(known.At) < Kept)
            return known.Answer;
        var found = await index.SearchAsync(query, cancellation);
        using var entry = answers.CreateEntry(query);
        entry.Size = 1;
        entry.AbsoluteExpirationRelativeToNow = Kept;
        entry.Value = (found, time.GetTimestamp());
        return found;
    }

    public void Dispose() => answers.Dispose();
}
