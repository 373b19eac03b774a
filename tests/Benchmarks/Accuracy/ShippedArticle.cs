using YamlDotNet.RepresentationModel;

namespace MetaverseSeoul.Benchmarks.Accuracy;

/// <summary>An article of <c>src/Knowledge/content</c>, as the peers are given it: the same texts that the host's index is made of.</summary>
/// <param name="Wordings">Title, aliases and questions.</param>
internal sealed record ShippedArticle(string Key, string Language, IReadOnlyList<string> Wordings, string Body)
{
    public static IReadOnlyList<ShippedArticle> Load(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, "src", "Knowledge", "content"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    private static ShippedArticle Read(string file)
    {
        var parts = File.ReadAllText(file).Split("---\n", 3);
        var stream = new YamlStream();
        stream.Load(new StringReader(parts[1]));
        var head = (YamlMappingNode)stream.Documents[0].RootNode;
        IEnumerable<string> List(string member) => ((YamlSequenceNode)head.Children[member]).Select(node => node.ToString());
        var name = Path.GetFileName(file).Split('.');
        return new ShippedArticle(name[0], name[1], [head.Children["title"].ToString(), .. List("aliases"), .. List("questions")], parts[2]);
    }
}
