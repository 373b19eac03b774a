using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Knowledge.Gaps;

/// <summary>The unanswered questions, as rows. <see cref="GapClusters"/> makes subjects of them.</summary>
public sealed class GapBook(IDbContextFactory<GapDb> contexts, TimeProvider time) : IKnowledgeGaps, IErasable
{
    /// <summary>More is no longer one question, and nobody reads it in a list.</summary>
    private const int MostCharacters = 300;

    /// <summary>Clusters are made of the newest questions: what is older was either dealt with or is asked again.</summary>
    private const int MostQuestions = 20_000;

    public void Record(Turn turn, KnowledgeGap gap)
    {
        var question = PersonalMask.Text(gap.Question.ReplaceLineEndings(" ").Trim()).Masked;
        if (question.Length == 0)
            return;
        var row = new GapQuestion
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
            ConversationId = turn.ConversationId,
            Question = question.Length > MostCharacters ? question[..MostCharacters] : question,
            Language = gap.Language,
            Agent = gap.Agent,
            Reason = NameOf(gap.Reason),
            ArticleKey = gap.ArticleKey,
            AskedAt = turn.Now,
        };
        turn.Record<GapDb>((db, _) =>
        {
            db.Questions.Add(row);
            return Task.CompletedTask;
        });
    }

    /// <summary>The open questions, newest first.</summary>
    public async Task<IReadOnlyList<GapQuestion>> ListOpenAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Questions.AsNoTracking().Where(question => question.ClosedAt == null)
            .OrderByDescending(question => question.AskedAt).Take(MostQuestions).ToListAsync(cancellation);
    }

    /// <summary>Marks the questions as dealt with.</summary>
    public async Task CloseAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var some in ids.Chunk(500))
        {
            await db.Questions.Where(question => some.Contains(question.Id) && question.ClosedAt == null)
                .ExecuteUpdateAsync(change => change.SetProperty(question => question.ClosedAt, time.GetUtcNow()), cancellation);
        }
    }

    /// <summary>Removes what is older than conversations are kept.</summary>
    public async Task ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Questions.Where(question => question.AskedAt < time).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The masked question stays, but nothing leads from it to the deleted conversation any more.</summary>
    public Task EraseAsync(LogTransaction transaction, string conversationId, CancellationToken cancellation) =>
        transaction.ExecuteAsync("UPDATE gap_question SET conversation_id = NULL WHERE conversation_id = $1", conversationId).AsTask();

    private static string NameOf(GapReason reason) => reason switch
    {
        GapReason.Abstained => "abstained",
        GapReason.NoneOfThese => "none-of-these",
        _ => "disliked",
    };
}
