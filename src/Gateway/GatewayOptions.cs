using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Gateway;

/// <summary>Section <c>Gateway</c>.</summary>
public sealed class GatewayOptions : IValidatableObject
{
    public const string Section = "Gateway";

    /// <summary>Direct Line secrets, for servers that speak for many users. Two slots, so that one can be changed while the other still works.
    /// Without any, only the page's own anonymous tokens open a conversation.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Seconds a token is good for. Clients refresh it while it is.</summary>
    [Range(60, 86400, ErrorMessage = "Gateway:TokenSeconds must be between {1} and {2}.")]
    public int TokenSeconds { get; set; } = 1800;

    /// <summary>Seconds in which a stream address must be opened.</summary>
    [Range(60, 3600, ErrorMessage = "Gateway:StreamTicketSeconds must be between {1} and {2}.")]
    public int StreamTicketSeconds { get; set; } = 120;

    /// <summary>Seconds a poll is held open while there is nothing new. Clients wait 20.</summary>
    [Range(0, 15, ErrorMessage = "Gateway:LongPollSeconds must be between {1} and {2}.")]
    public double LongPollSeconds { get; set; } = 10;

    [Range(100, 100_000, ErrorMessage = "Gateway:MaxTextCharacters must be between {1} and {2}.")]
    public int MaxTextCharacters { get; set; } = 4000;

    [Range(1024, 4 * 1024 * 1024, ErrorMessage = "Gateway:MaxMessageBytes must be between {1} and {2}.")]
    public int MaxMessageBytes { get; set; } = 256 * 1024;

    [Range(1024, 64 * 1024 * 1024, ErrorMessage = "Gateway:MaxUploadBytes must be between {1} and {2}.")]
    public int MaxUploadBytes { get; set; } = 4 * 1024 * 1024;

    public LimitOptions Limits { get; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Secrets.Count > 2)
            yield return new ValidationResult("Gateway:Secrets has more than two entries; there are two slots.", [nameof(Secrets)]);
        if (Secrets.Any(secret => secret.Length < 24))
            yield return new ValidationResult("Gateway:Secrets has one shorter than 24 characters; use a long random one.", [nameof(Secrets)]);
        foreach (var failure in Limits.Failures())
            yield return failure;
    }
}

/// <summary>Section <c>Gateway:Limits</c>: what one token and one address may send. Numbers are per second, bursts are what may come at once.</summary>
public sealed class LimitOptions
{
    public double MessagesPerToken { get; set; } = 5;
    public int MessageBurstPerToken { get; set; } = 20;
    public double MessagesPerAddress { get; set; } = 100;
    public int MessageBurstPerAddress { get; set; } = 300;
    public double PollsPerToken { get; set; } = 6;
    public int PollBurstPerToken { get; set; } = 20;
    public double TokensPerAddress { get; set; } = 5;
    public int TokenBurstPerAddress { get; set; } = 100;

    internal IEnumerable<ValidationResult> Failures() => new (string Name, double Value)[]
    {
        (nameof(MessagesPerToken), MessagesPerToken), (nameof(MessageBurstPerToken), MessageBurstPerToken),
        (nameof(MessagesPerAddress), MessagesPerAddress), (nameof(MessageBurstPerAddress), MessageBurstPerAddress),
        (nameof(PollsPerToken), PollsPerToken), (nameof(PollBurstPerToken), PollBurstPerToken),
        (nameof(TokensPerAddress), TokensPerAddress), (nameof(TokenBurstPerAddress), TokenBurstPerAddress),
    }.Where(limit => !(limit.Value > 0)).Select(limit => new ValidationResult($"Gateway:Limits:{limit.Name} must be more than 0."));
}
