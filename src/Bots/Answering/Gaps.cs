using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>Keeps what could not be answered, for those who write the articles. A mesh that keeps no gaps answers all the same.</summary>
internal sealed class Gaps(IEnumerable<IKnowledgeGaps> kept)
{
    public void Record(Enquiry enquiry, GapReason reason, string? question, string? article = null)
    {
        if (string.IsNullOrWhiteSpace(question))
            return;
        foreach (var gaps in kept)
            gaps.Record(enquiry.Turn, new KnowledgeGap(question, enquiry.Language, enquiry.Card.Id, reason, article));
    }
}
