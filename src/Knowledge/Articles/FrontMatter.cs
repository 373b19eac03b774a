using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>The YAML head of an article, read member by member so that every complaint knows its line.</summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, (YamlNode Value, int Line)> members = [];
    private readonly Action<int, string> complain;

    private FrontMatter(Action<int, string> complain) => this.complain = complain;

    /// <param name="members">Exactly the members a head may and must have.</param>
    /// <param name="firstLine">The line of the file at which the YAML begins.</param>
    public static FrontMatter? Read(string yaml, int firstLine, IReadOnlyCollection<string> members, Action<int, string> complain)
    {
        var head = new FrontMatter((line, reason) => complain(line + firstLine - 1, reason));
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
            {
                head.complain(1, "the front matter is not a list of members");
                return null;
            }

            head.Take(root, members);
            return head;
        }
        catch (YamlException fault)
        {
            head.complain((int)fault.Start.Line, $"not YAML: {fault.Message}");
            return null;
        }
    }

    public int LineOf(string member) => members.TryGetValue(member, out var found) ? found.Line : 1;

    public void Complain(string member, string reason) => complain(LineOf(member), $"{member}: {reason}");

    public string Text(string member, bool mayBeEmpty = false)
    {
        var value = members.TryGetValue(member, out var found) ? (found.Value as YamlScalarNode)?.Value?.Trim() : "";
        if (value is null)
            Complain(member, "is not a text");
        else if (value.Length == 0 && !mayBeEmpty && members.ContainsKey(member))
            Complain(member, "is empty");
        return value ?? "";
    }

    public List<string> Texts(string member, bool mayBeEmpty = false)
    {
        List<string> texts = [];
        foreach (var node in Items(member, mayBeEmpty))
        {
            if (node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
                texts.Add(text.Trim());
            else
                complain((int)node.Start.Line, $"{member}: an item is not a text, or empty");
        }

        return texts;
    }

    /// <summary>The items of a list member as nodes; a complaint when it is no list, or empty where it must not be.</summary>
    public IReadOnlyList<YamlNode> Items(string member, bool mayBeEmpty)
    {
        if (!members.TryGetValue(member, out var found))
            return [];
        if (found.Value is not YamlSequenceNode list)
        {
            Complain(member, "is not a list");
            return [];
        }

        if (list.Children.Count == 0 && !mayBeEmpty)
            Complain(member, "is empty");
        return [.. list.Children];
    }

    public void ComplainAt(YamlNode node, string reason) => complain((int)node.Start.Line, reason);

    private void Take(YamlMappingNode root, IReadOnlyCollection<string> known)
    {
        foreach (var (key, value) in root.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
                members[name] = (value, (int)key.Start.Line);
            else
                complain((int)key.Start.Line, $"unknown member '{name}'");
        }

        foreach (var name in known.Where(name => !members.ContainsKey(name)))
            complain(1, $"member '{name}' is missing");
    }
}
