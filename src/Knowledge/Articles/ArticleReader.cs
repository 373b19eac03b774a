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
    private const int LongestKey = 100;

    private static readonly string[] Members =
        ["title", "aliases", "questions", "domain", "agent", "desk", "source", "asOf", "caveat", "links", "related"];

    /// <param name="file">The path below the content folder, with forward slashes.</param>
    public static Article? Read(string file, string text, List<ArticleFault> faults)
    {
        var name = NameShape().Match(file);
        return Read(file, name, "the path is not <domain>/<key>.<language>.md with language ko, en, zh or ja", text, faults);
    }

    /// <summary>Reads an article that lies in no folder, as staff write it and imports make it.</summary>
    public static Article? ReadOne(string key, string language, string text, List<ArticleFault> faults)
    {
        // A folder of no name: then any domain will do.
        var name = NameShape().Match($"/{key}.{language}.md");
        return Read($"{key}.{language}.md", name, "a key is small letters and digits in words joined by hyphens, a language one of ko, en, zh, ja", text, faults);
    }

    public static bool IsKey(string key) => key.Length <= LongestKey && NameShape().IsMatch($"/{key}.ko.md");

    private static Article? Read(string file, Match name, string nameFault, string text, List<ArticleFault> faults)
    {
        var before = faults.Count;
        void Complain(int line, string reason) => faults.Add(new ArticleFault(file, line, reason));

        if (!name.Success)
            Complain(1, nameFault);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
        {
            Complain(1, "no front matter between two lines of ---");
            return null;
        }

        var head = FrontMatter.Read(string.Join('\n', lines[1..end]), firstLine: 2, Members, Complain);
        var body = string.Join('\n', lines[(end + 1)..]).TrimEnd();
        if (body.Length == 0)
            Complain(end + 1, "the body is empty");
        else
            BodyCheck.Check(body, (line, reason) => Complain(end + 2 + line, reason));
        if (head is null)
            return null;

        var article = Compose(name, head, body.Trim());
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
        if (article.Domain.Length > 0 && !DomainShape().IsMatch(article.Domain))
            head.Complain("domain", $"'{article.Domain}' is not small letters and hyphens");
        if (article.Desk.Length > 0 && !ArticleRules.Desks.Contains(article.Desk))
            head.Complain("desk", $"'{article.Desk}' is none of {string.Join(", ", ArticleRules.Desks)}");
        if (article.Agent.Length > 0 && !ArticleRules.Agents.Contains(article.Agent))
            head.Complain("agent", $"'{article.Agent}' is none of {string.Join(", ", ArticleRules.Agents)}");
        CheckWordings("title", [article.Title], head);
        CheckWordings("aliases", article.Aliases, head);
        CheckWordings("questions", article.Questions, head);
        if (article.AsOf.Length > 0 && !AsOf.IsValid(article.AsOf))
            head.Complain("asOf", $"'{article.AsOf}' is not yyyy-MM, yyyy-MM-dd, c.yyyy or undated");
    }

    private static void CheckWordings(string member, IReadOnlyList<string> wordings, FrontMatter head)
    {
        if (wordings.Count > ArticleRules.MostWordings)
            head.Complain(member, $"has {wordings.Count} items; {ArticleRules.MostWordings} are allowed");
        foreach (var wording in wordings.Where(wording => wording.Length > ArticleRules.LongestWording))
            head.Complain(member, $"'{wording[..20]}…' is longer than {ArticleRules.LongestWording} characters");
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

    [GeneratedRegex("^[a-z][a-z-]{1,39}$")]
    private static partial Regex DomainShape();

    [GeneratedRegex("^(?<domain>[a-z-]*)/(?<key>[a-z0-9]+(-[a-z0-9]+)*)\\.(?<language>ko|en|zh|ja)\\.md$")]
    private static partial Regex NameShape();
}
