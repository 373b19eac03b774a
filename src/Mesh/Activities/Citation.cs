using System.Text.Json.Nodes;

namespace MetaverseSeoul.Mesh.Activities;

/// <summary>A source behind an answer, in the form Web Chat shows: a schema.org Message entity with Claims, and Markdown reference
/// links in the text (protocol sheet §2.3).</summary>
/// <param name="Name">What it is called, for example <c>주민등록법 제16조</c>.</param>
/// <param name="Url">Where it can be read, or null for a source without an address.</param>
/// <param name="Text">The passage of the answer that it carries.</param>
/// <param name="AsOf">The date the fact was checked: <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</param>
public sealed record Citation(string Name, Uri? Url, string Text, string AsOf)
{
    /// <summary>Appends reference links to the text and the entity to the activity, numbered from 1 in the order given.</summary>
    public static void Attach(Activity activity, IReadOnlyList<Citation> citations)
    {
        if (citations.Count == 0)
            return;

        var claims = new JsonArray();
        var marks = "";
        var definitions = "";
        for (var i = 0; i < citations.Count; i++)
        {
            var citation = citations[i];
            var id = citation.Url?.AbsoluteUri ?? $"_:c{i + 1}";
            // "[1][2]" would be one link with the text 1 to the second source.
            marks += i == 0 ? "[1]" : $" [{i + 1}]";
            definitions += $"\n[{i + 1}]: {id} \"{citation.Name.Replace('"', '\'')}\"";
            claims.Add((JsonNode)citation.ToClaim(id, i + 1));
        }

        activity.Text = $"{activity.Text}{marks}\n{definitions}";
        activity.TextFormat = "markdown";
        (activity.Entities ??= []).Add((JsonNode)new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Message",
            ["@id"] = "",
            ["type"] = "https://schema.org/Message",
            ["citation"] = claims,
        });
    }

    private JsonObject ToClaim(string id, int position)
    {
        var appearance = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = Name,
            ["text"] = Text,
            ["dateModified"] = AsOf,
        };
        if (Url is not null)
            appearance["url"] = Url.AbsoluteUri;
        return new JsonObject { ["@type"] = "Claim", ["@id"] = id, ["position"] = position, ["appearance"] = appearance };
    }
}
