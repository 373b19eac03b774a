using System.Globalization;
using System.Text;
using MetaverseSeoul.Knowledge.Import;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Gaps;

/// <summary>Shows what people ask and the articles do not answer, and begins the article for it.</summary>
public sealed class GapRadar(GapBook book, IKnowledgeIndex index)
{
    private const int MostWordings = 8;

    /// <summary>The open gaps, those asked most first.</summary>
    public async Task<IReadOnlyList<Gap>> ListAsync(CancellationToken cancellation) => GapClusters.Of(await book.ListOpenAsync(cancellation));

    public async Task<Gap?> FindAsync(string id, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(gap => gap.Id == id || gap.Questions.Contains(id));

    /// <summary>Marks the gap as dealt with; false when there is none.</summary>
    public async Task<bool> CloseAsync(string id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } gap)
            return false;
        await book.CloseAsync(gap.Questions, cancellation);
        return true;
    }

    /// <summary>An article file with everything filled in that the questions tell. Facts and their source are for a person to write: until then it
    /// cannot be stored.</summary>
    public async Task<GapDraft> DraftAsync(Gap gap, CancellationToken cancellation)
    {
        var language = gap.Languages.First().Key;
        var wordings = gap.Wordings.Where(wording => LanguageDetector.Detect(wording, language) == language).DefaultIfEmpty(gap.Question).Take(MostWordings).ToList();
        var near = await index.SearchAsync(new KnowledgeQuery(gap.Question, language, Top: 3), cancellation);
        var place = near.Hits is [var first, ..] ? (first.Article.Domain, first.Article.Agent, first.Article.Desk) : ("civil", "petition120", "civil");
        var file = new StringBuilder("---\n");
        file.Append(CultureInfo.InvariantCulture, $"title: {ImportedFile.Quoted(gap.Question)}\n");
        file.Append(CultureInfo.InvariantCulture, $"aliases: [{ImportedFile.Quoted(gap.Question.TrimEnd('?', '.', '!', '？', '。', ' '))}]\nquestions:\n");
        foreach (var wording in wordings)
            file.Append(CultureInfo.InvariantCulture, $"  - {ImportedFile.Quoted(wording)}\n");
        file.Append(CultureInfo.InvariantCulture, $"domain: {place.Item1}\nagent: {place.Item2}\ndesk: {place.Item3}\n");
        file.Append("source: []\nasOf: \"\"\ncaveat: \"\"\nlinks: []\n");
        file.Append(CultureInfo.InvariantCulture, $"related: [{string.Join(", ", near.Hits.Select(hit => hit.Article.Key))}]\n---\n");
        return new GapDraft(ImportKey.Of("gap", gap.Id[..12]), language, file.ToString());
    }
}

/// <param name="Key">A proposal; a better one names the subject.</param>
/// <param name="File">Lacks source, date and body.</param>
public sealed record GapDraft(string Key, string Language, string File);
