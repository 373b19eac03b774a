namespace MetaverseSeoul.Mesh.Floor;

/// <summary>Who may speak in a conversation.</summary>
public static class FloorKind
{
    public const string Bot = "bot";

    /// <summary>A person at a desk.</summary>
    public const string Staff = "staff";

    /// <summary>Another agency's bot or contact centre.</summary>
    public const string Remote = "remote";
}
