using MetaverseSeoul.Bots.Answering;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>An agent that can do more than tell articles says of each question whether it is one of those: an opening "now", a sum, a form.</summary>
internal interface IClaim
{
    string AgentId { get; }

    Claim? Of(string text, string language, Memory memory);
}

/// <param name="Key">What was understood, to tell two questions of one message apart.</param>
/// <param name="IsSure">It is this agent's whatever the index finds; else only when the index has no sure answer in the language.</param>
internal sealed record Claim(string Key, bool IsSure);
