using System.Text.RegularExpressions;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using YamlDotNet.RepresentationModel;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>Reads one article, <c>&lt;domain&gt;/&lt;key&gt;.&lt;language&gt;.md</c>: a YAML head and a Markdown body. It says everything that is wrong, not only
/// the first thing.</summary>
internal static partial class ArticleReader
{
    private const string Fence = "---";

    private static readonly string[] Members =
        ["title", "aliases", "questions", "domain", "agent", "desk", "source", "asOf", "caveat", "links", "related"];

    private static readonly string[] Desks = ["civil", "tax", "business", "tourism", "foreign"];

    /// <param name="file">The path below the content folder, with forward slashes.</param>
    public static Article? Read(string file, string text, List<ArticleFault> faults)
    {
        var before = faults.Count;
        void Complain(int line, string reason) => faults.Add(new ArticleFault(file, line, reason));

        var name = NameShape().Match(file);
        if (!name.Success)
            Complain(1, "the path is not <domain>/<key>.<language>.md with language ko, en, zh or ja");

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
        {
            Complain(1, "no front matter between two lines of ---");
            return null;
        }

        var head = FrontMatter.Read(string.Join('\n', lines[1..end]), firstLine: 2, Members, Complain);
        var body = string.Join('\n', lines[(end + 1)..]).Trim();
        if (body.Length == 0)
            Complain(end + 1, "the body is empty");
        if (head is null)
            return null;

        var article = Compose(name, head, body);
        Check(article, name.Groups["domain"].Value, head);
        return faults.Count == before ? article : null;
    }

    private static Article Compose(Match name, FrontMatter head, string body) => new(
        name.Groups["key"].Value,
        Language.Of(name.Groups["language"].Value),
        head.Text("title"),
        head.Texts("aliases"),
        head.Texts("questions"),
        head.Text("domain"),
        head.Text("agent"),
        head.Text("desk"),
        Sources(head, "source", mayBeEmpty: false),
        head.Text("asOf"),
        head.Text("caveat", mayBeEmpty: true),
        Sources(head, "links", mayBeEmpty: true),
        head.Texts("related", mayBeEmpty: true),
        body);

    private static void Check(Article article, string folder, FrontMatter head)
    {
        if (article.Domain.Length > 0 && article.Domain != folder && folder.Length > 0)
            head.Complain("domain", $"'{article.Domain}' is not the folder's name");
        if (article.Desk.Length > 0 && !Desks.Contains(article.Desk))
            head.Complain("desk", $"'{article.Desk}' is none of {string.Join(", ", Desks)}");
        if (article.AsOf.Length > 0 && !AsOf.IsValid(article.AsOf))
            head.Complain("asOf", $"'{article.AsOf}' is not yyyy-MM, yyyy-MM-dd, c.yyyy or undated");
    }

    private static List<ArticleSource> Sources(FrontMatter head, string member, bool mayBeEmpty)
    {
        List<ArticleSource> sources = [];
        foreach (var node in head.Items(member, mayBeEmpty))
        {
            var parts = (node as YamlMappingNode)?.Children.ToDictionary(p => p.Key.ToString(), p => p.Value.ToString()) ?? [];
            var url = parts.GetValueOrDefault("url");
            Uri? address = null;
            if (!parts.TryGetValue("name", out var name) || string.IsNullOrWhiteSpace(name) || parts.Keys.Any(k => k is not ("name" or "url")))
                head.ComplainAt(node, $"{member}: an item has a name and perhaps a url, nothing else");
            else if (url is not null && !IsWebAddress(url, out address))
                head.ComplainAt(node, $"{member}: '{url}' is not a web address");
            else
                sources.Add(new ArticleSource(name, address));
        }

        return sources;
    }

    private static bool IsWebAddress(string text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex("^(?<domain>[a-z-]+)/(?<key>[a-z0-9]+(-[a-z0-9]+)*)\\.(?<language>ko|en|zh|ja)\\.md$")]
    private static partial Regex NameShape();
}
