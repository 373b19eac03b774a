using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Knowledge;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Operations;

namespace MetaverseSeoul.Host.Commands;

/// <summary>What operators say on the command line to a running mesh, through its database.</summary>
internal static class OperatorCommands
{
    public static async Task<int> RunAsync(string[] words, IServiceProvider services)
    {
        var switches = services.GetRequiredService<Switchboard>();
        switch (words)
        {
            case ["bot", var id, "off", .. var notice] when IsAgent(id, services):
                await switches.TurnOffAsync(id, Texts(notice), CancellationToken.None);
                return Done($"{id} is off within two seconds. Citizens read the notice instead of its answers.");
            case ["bot", var id, "on"] when IsAgent(id, services):
                await switches.TurnOnAsync(id, CancellationToken.None);
                return Done($"{id} is on within two seconds.");
            case ["banner", "emergency" or "info", _, ..]:
                await switches.SetBannerAsync(new Banner(words[1], Texts(words[2..])), CancellationToken.None);
                return Done("The banner is on every page that is opened or reloaded from now on.");
            case ["banner", "off"]:
                await switches.SetBannerAsync(null, CancellationToken.None);
                return Done("The banner is down.");
            case [CallbacksCommand.Name, .. var arguments]:
                return await services.GetRequiredService<CallbacksCommand>().RunAsync(arguments, Console.Out, CancellationToken.None);
            case [KnowledgeCommand.Name, .. var arguments]:
                return await services.GetRequiredService<KnowledgeCommand>().RunAsync(arguments, Console.Out, CancellationToken.None);
            default:
                Console.Error.WriteLine($"'{string.Join(' ', words)}' is not a command. '--help' lists them.");
                return ExitCode.Failed;
        }
    }

    /// <summary>Texts in the order ko, en, zh, ja. A language that is not given reads the English, without English the Korean.</summary>
    private static Localized Texts(string[] texts)
    {
        var ko = texts.ElementAtOrDefault(0) ?? "";
        var en = texts.ElementAtOrDefault(1) ?? ko;
        return new Localized(ko, en, texts.ElementAtOrDefault(2) ?? en, texts.ElementAtOrDefault(3) ?? en);
    }

    private static bool IsAgent(string id, IServiceProvider services)
    {
        var agents = services.GetRequiredService<AgentDirectory>();
        if (agents.Find(id) is not null)
            return true;
        Console.Error.WriteLine($"There is no bot '{id}'. Bots: {string.Join(", ", agents.Cards.Select(card => card.Id))}.");
        return false;
    }

    private static int Done(string text)
    {
        Console.WriteLine(text);
        return ExitCode.Ok;
    }
}
