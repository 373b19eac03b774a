using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Mesh.Turns;

/// <summary>Fills in what the log, not the agent, says of a reply: who speaks, to whom, in which conversation, and to which message.</summary>
internal static class ReplyStamp
{
    /// <param name="answered">The activities the reply is to.</param>
    public static void Put(Activity reply, DueTurn due, IReadOnlyList<Activity> answered, AgentCard card, string language)
    {
        reply.Type = reply.Type.Length > 0 ? reply.Type : ActivityTypes.Message;
        reply.ChannelId = due.Channel;
        // An agent may speak under another name (a landmark's guide), never under another id.
        reply.From = new ChannelAccount { Id = card.Id, Name = reply.From?.Name ?? card.Names.In(language), Role = "bot" };
        reply.Recipient = new ChannelAccount { Id = due.UserId };
        reply.Conversation = new ConversationAccount { Id = due.ConversationId };
        // A conversationUpdate is never delivered, so a greeting that answered it would wait in Web Chat for a message that never comes.
        reply.ReplyToId = answered.LastOrDefault(a => a.IsMessage)?.Id
            ?? answered.LastOrDefault(a => a.Type != ActivityTypes.ConversationUpdate)?.Id;
        reply.Locale ??= language;
        if (reply.IsMessage)
            reply.InputHint ??= "acceptingInput";
    }
}
