using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.UnitTests.Mesh.Turns;

/// <summary>An agent that does what the test says, and counts its turns.</summary>
internal sealed class ScriptedAgent(Func<Turn, CancellationToken, Task> onTurn) : IAgent
{
    private static readonly Localized Words = new("대본", "Script", "剧本", "台本");
    private int turns;

    public int Turns => turns;

    public AgentCard Card { get; } = new()
    {
        Id = "scripted",
        Names = Words,
        Greeting = Words,
        Topics = [],
        Desk = "civil",
        Accent = "blue",
        Figure = new AgentFigure("city-hall", "vest"),
    };

    public Task OnTurnAsync(Turn turn, CancellationToken cancellation)
    {
        Interlocked.Increment(ref turns);
        return onTurn(turn, cancellation);
    }
}
