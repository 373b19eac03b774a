using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>Gives each thing the citizen said to the agent it is for, and says so when that is another than before. An aside leaves the question that
/// an agent has open where it is, and the conversation returns to it.</summary>
internal sealed class ConversationRouter(
    AgentDirectory agents, Switchboard switches, TurnReader reader, Destinations destinations, IOptions<MeshOptions> options) : IRouter
{
    public async ValueTask<Route> RouteAsync(DueTurn due, CancellationToken cancellation)
    {
        var memory = new Memory(due.Shared());
        var here = agents.Find(due.AgentId)?.Card ?? agents.Find(options.Value.DefaultAgent)!.Card;
        var said = await reader.ReadAsync(due, memory, cancellation);
        if (said.Count == 0)
            return new Route(here.Id, [new Leg(memory.Open ?? here.Id, due.Activities)], memory.State);

        memory.Language = said[^1].Language;
        List<Leg> legs = [];
        var at = here;
        var open = memory.Open;
        var isAside = false;
        foreach (var one in said)
        {
            var to = await destinations.OfAsync(one, at, memory, cancellation);
            isAside |= to.Reading.IsAside;
            legs.Add(new Leg(to.Agent.Id, one.Activities)
            {
                Reading = to.Reading,
                Reply = to.Reply,
                Preface = IsHandover(to, at, due) ? Menu.Handover(to.Agent, one.Language) : null,
            });
            if (!to.IsQuiet && IsOn(to.Agent))
                at = to.Agent;
        }

        if (isAside && open is not null && memory.Open == open && agents.Find(open) is { } waiting)
        {
            legs.Add(new Leg(open, said[^1].Activities) { Reading = new Reading(said[^1].Language) { IsResume = true } });
            at = waiting.Card;
        }

        return new Route(at.Id, legs, memory.State);
    }

    private bool IsOn(AgentCard card) => switches.NoticeWhenOff(card.Id) is null;

    // Nobody is handed over who has not met anybody yet, nor to an agent that only says that it is closed.
    private bool IsHandover(Destination to, AgentCard at, DueTurn due) =>
        to.Agent != at && due.AgentId is not null && !to.IsQuiet && IsOn(to.Agent);
}
