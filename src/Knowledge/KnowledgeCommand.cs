namespace MetaverseSeoul.Knowledge;

/// <summary>The operator's command <c>knowledge …</c>: a list of subcommands, each a class of the feature it belongs to.</summary>
public sealed class KnowledgeCommand
{
    public const string Name = "knowledge";

    private readonly List<IKnowledgeSubcommand> subcommands;

    internal KnowledgeCommand(IEnumerable<IKnowledgeSubcommand> subcommands) =>
        this.subcommands = [.. subcommands.OrderBy(subcommand => subcommand.Name, StringComparer.Ordinal)];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What follows <c>knowledge</c>.</param>
    /// <returns>The exit code of the process: 0 done, 1 it found something wrong, 2 not understood.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        if (arguments.Count > 0 && subcommands.Find(subcommand => subcommand.Name == arguments[0]) is { } chosen)
            return await chosen.RunAsync([.. arguments.Skip(1)], output, cancellation);
        foreach (var subcommand in subcommands)
            await output.WriteLineAsync($"{Name} {$"{subcommand.Name} {subcommand.Arguments}",-34} {subcommand.Help}");
        return 2;
    }
}

/// <summary>One word after <c>knowledge</c>. Registered as a service, it is in the list.</summary>
internal interface IKnowledgeSubcommand
{
    string Name { get; }

    /// <summary>As shown in the list, for example <c>[files]</c>.</summary>
    string Arguments { get; }

    /// <summary>One line: what it does.</summary>
    string Help { get; }

    /// <returns>The exit code: 0 done, 1 it found something wrong, 2 not understood.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation);
}
