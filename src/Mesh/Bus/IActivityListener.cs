namespace MetaverseSeoul.Mesh.Bus;

/// <summary>Somebody who follows conversations: the gateway's sockets, the desk, the world. Called from the bus; must not block.</summary>
public interface IActivityListener
{
    void Appended(string conversationId, long headSeq);

    void Ephemeral(string conversationId, string activity);
}
