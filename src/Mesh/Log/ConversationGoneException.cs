namespace MetaverseSeoul.Mesh.Log;

/// <summary>There is no such conversation (never begun, deleted, or past its retention), or it has ended.</summary>
public sealed class ConversationGoneException(string conversationId, bool hasEnded)
    : Exception(hasEnded ? $"Conversation '{conversationId}' has ended." : $"There is no conversation '{conversationId}'.")
{
    public bool HasEnded => hasEnded;
}
