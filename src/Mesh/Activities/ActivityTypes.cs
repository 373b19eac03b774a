namespace MetaverseSeoul.Mesh.Activities;

/// <summary>Activity types the mesh acts on (Bot Framework activity schema §"Activity structure").</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string ConversationUpdate = "conversationUpdate";
    public const string EndOfConversation = "endOfConversation";
    public const string Trace = "trace";
}
