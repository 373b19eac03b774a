using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>A citizen's wish to be called by a person. It holds no telephone number, only the vault's reference to one.</summary>
public sealed class Callback
{
    /// <summary>Eight digits, told to the citizen as 1234-5678.</summary>
    [Key]
    public required string Receipt { get; set; }

    public required string ConversationId { get; set; }
    public required string Desk { get; set; }

    /// <summary>The last thing asked, masked; may be empty.</summary>
    public required string Topic { get; set; }

    public required string Language { get; set; }

    /// <summary>Where the vault keeps the number, until it expires.</summary>
    public required string PersonalReference { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary><see cref="Open"/> or <see cref="Done"/>.</summary>
    public required string State { get; set; }

    public const string Open = "open";
    public const string Done = "done";
}
