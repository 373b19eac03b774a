using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Mesh;

/// <summary>Section <c>Mesh</c> of the configuration. A wrong value stops the start-up and names its key.</summary>
public sealed class MeshOptions
{
    public const string Section = "Mesh";

    /// <summary>Folder of the embedded databases; made when it is not there.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Comma-separated roles of this process: <c>gateway</c>, <c>bots</c>, <c>world</c>. Empty: all of them.</summary>
    public string Roles { get; set; } = "";

    /// <summary>The agent a conversation begins with.</summary>
    [Required]
    public string DefaultAgent { get; set; } = "petition120";

    /// <summary>Days after its last activity that a conversation is kept.</summary>
    [Range(1, 3650, ErrorMessage = "Mesh:RetentionDays must be between {1} and {2}.")]
    public int RetentionDays { get; set; } = 90;

    /// <summary>Days that an encrypted personal datum, asked for by a form, is kept.</summary>
    [Range(1, 365, ErrorMessage = "Mesh:VaultDays must be between {1} and {2}.")]
    public int VaultDays { get; set; } = 30;

    /// <summary>Seconds a turn may take before the citizen is told and the conversation goes to the desk.</summary>
    [Range(1, 60, ErrorMessage = "Mesh:TurnDeadlineSeconds must be between {1} and {2}.")]
    public double TurnDeadlineSeconds { get; set; } = 8;

    /// <summary>Turns of different conversations that run at the same time in this process.</summary>
    [Range(1, 10000, ErrorMessage = "Mesh:TurnsAtOnce must be between {1} and {2}.")]
    public int TurnsAtOnce { get; set; } = 256;
}
