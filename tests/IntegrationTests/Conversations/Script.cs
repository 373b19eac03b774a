using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MetaverseSeoul.IntegrationTests.Conversations;

/// <summary>One conversation as it should go: what the citizen says, and what must come back.</summary>
public sealed class Script
{
    public string Name { get; set; } = "";

    public string Locale { get; set; } = "ko";

    /// <summary>The agent that is switched off meanwhile; null for none.</summary>
    public string? Off { get; set; }

    /// <summary>What is said in its place.</summary>
    public string Notice { get; set; } = "";

    public List<ScriptedTurn> Turns { get; set; } = [];

    /// <summary>The file the script stands in.</summary>
    [YamlIgnore]
    public string File { get; private set; } = "";

    /// <summary>All scripts of the folder beside this file.</summary>
    public static IReadOnlyList<Script> ReadAll()
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        return
        [
            .. from path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Conversations"), "*.yaml").Order()
               from script in yaml.Deserialize<List<Script>>(System.IO.File.ReadAllText(path))
               select script.From(Path.GetFileNameWithoutExtension(path)),
        ];
    }

    private Script From(string file)
    {
        File = file;
        return this;
    }
}

public sealed class ScriptedTurn
{
    /// <summary>One message, perhaps of several lines.</summary>
    public string Say { get; set; } = "";

    /// <summary>Exactly these messages come back, in this order, each a reply to what was said.</summary>
    public List<ScriptedReply> Replies { get; set; } = [];
}

public sealed class ScriptedReply
{
    public string Agent { get; set; } = "";

    /// <summary>The key of the article it tells; null when that does not matter.</summary>
    public string? Key { get; set; }

    /// <summary>Words it holds.</summary>
    public string? Text { get; set; }

    /// <summary>Words it does not hold.</summary>
    public string? Without { get; set; }

    public string? Locale { get; set; }

    /// <summary>The name the agent speaks under.</summary>
    public string? Name { get; set; }

    /// <summary><c>none</c>: nothing is told for sure, no article, no landmark.</summary>
    public string? Outcome { get; set; }

    /// <summary>Its quick replies, all of them.</summary>
    public List<string>? Quick { get; set; }
}
