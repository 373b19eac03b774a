using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>Section <c>Bots:Callbacks</c>.</summary>
public sealed class CallbackOptions : IValidatableObject
{
    public const string Section = "Bots:Callbacks";

    /// <summary>Where to tell that a callback was asked for, for example a messenger's incoming webhook. Empty: nowhere.</summary>
    public string Webhook { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Webhook.Length == 0 || (Uri.TryCreate(Webhook, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? []
            : [new($"{Section}:Webhook must be a web address.", [nameof(Webhook)])];
}
