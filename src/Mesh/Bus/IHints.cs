namespace MetaverseSeoul.Mesh.Bus;

/// <summary>Tells whoever may care that the log has changed. A hint may be lost, doubled or late: readers have their watermarks, and the
/// sweeper finds what was missed.</summary>
public interface IHints
{
    /// <summary>The conversation has something that no turn has handled.</summary>
    void TurnDue(string conversationId);

    /// <summary>The conversation's log has grown up to this number.</summary>
    void Appended(string conversationId, long headSeq);

    /// <summary>The citizen is typing; a turn that has not begun waits a moment.</summary>
    void CitizenTyping(string conversationId);

    /// <summary>Something to show now and keep nowhere: typing, or a piece of an answer that is still being written.</summary>
    /// <param name="activity">JSON of one activity.</param>
    void Ephemeral(string conversationId, string activity);
}
