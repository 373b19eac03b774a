using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>The mesh's own tables for everything that is not hot. Appends, turns and floors write theirs with plain statements
/// (the folders Log, Turns and Floor).</summary>
public sealed class MeshDb(DbContextOptions<MeshDb> options) : ModuleDb(options)
{
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<FileContent> FileContents => Set<FileContent>();
    public DbSet<PersonalItem> PersonalItems => Set<PersonalItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Setting>().HasKey(setting => setting.Key);
        modelBuilder.Entity<StoredFile>().HasKey(file => file.Id);
        modelBuilder.Entity<FileContent>().HasKey(content => content.Hash);
        modelBuilder.Entity<PersonalItem>().HasKey(item => item.Reference);
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>A value that operators or the mesh itself set for all processes: switches, banner, keys.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A file a citizen or an agent put into a conversation. Its id cannot be guessed and is its address.</summary>
public sealed class StoredFile
{
    public required string Id { get; init; }
    public required string ConversationId { get; init; }
    public required string Hash { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public long Bytes { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Bytes by SHA-256: the same picture sent twice is kept once.</summary>
public sealed class FileContent
{
    public required string Hash { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>A personal datum that a form asked for, encrypted, with purpose and expiry. The log holds only its masked form.</summary>
public sealed class PersonalItem
{
    public required string Reference { get; init; }
    public required string ConversationId { get; init; }
    public required string Kind { get; init; }
    public required byte[] Sealed { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}
