using System.Globalization;

namespace MetaverseSeoul.Benchmarks;

/// <summary>The command line: a command, then <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = [];

    public Options(string[] args)
    {
        Command = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "help";
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            if (args[i] == "--host")
                HostEnvironment.Add((args[i + 1].Split('=')[0], args[i + 1].Split('=')[1]));
            else
                values[args[i]] = args[i + 1];
        }
    }

    public string Command { get; }

    /// <summary>Environment of the measured host, to try a runtime's setting: <c>--host DOTNET_TieredPGO=0</c>.</summary>
    public List<(string Name, string Value)> HostEnvironment { get; } = [];

    public string? Text(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    public IReadOnlyList<int> Numbers(string name, IReadOnlyList<int> otherwise) => values.TryGetValue(name, out var value)
        ? [.. value.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]
        : otherwise;
}
