using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering.Steps;

/// <summary>"영어로 다시": the last article once more, in the language asked for.</summary>
internal sealed class AgainStep(IKnowledgeIndex index, ArticleReply answer) : IStep
{
    public ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        if (enquiry.Turn.Reading?.IsAgain != true || enquiry.Memory.Article is not { } key || index.Find(key, enquiry.Language) is not { } article)
            return new(false);
        answer.Give(enquiry, article);
        return new(true);
    }
}
