using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Knowledge.Gaps;

public sealed class GapDb(DbContextOptions<GapDb> options) : ModuleDb(options)
{
    public DbSet<GapQuestion> Questions => Set<GapQuestion>();
}

/// <summary>One question that found no answer.</summary>
public sealed class GapQuestion
{
    public required string Id { get; init; }

    /// <summary>Null once its conversation was deleted.</summary>
    public string? ConversationId { get; set; }

    /// <summary>Masked.</summary>
    public required string Question { get; init; }

    public required string Language { get; init; }
    public required string Agent { get; init; }

    /// <summary>A <see cref="Mesh.Knowledge.GapReason"/> in lower-case words: <c>abstained</c>, <c>none-of-these</c>, <c>disliked</c>.</summary>
    public required string Reason { get; init; }

    public string? ArticleKey { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When staff said that this is dealt with; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
