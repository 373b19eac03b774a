using MetaverseSeoul.Mesh.Storage;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>Lists the articles for staff: those they changed, newest change first, then the shipped ones they did not.</summary>
public sealed class ArticleCatalogue(ShippedArticles shipped, MeshDatabase database)
{
    public async Task<(long Total, IReadOnlyList<ArticleVersion> Articles)> ListAsync(ArticleFilter filter, CancellationToken cancellation)
    {
        object?[] values = [Pattern(filter.Text), filter.Language, filter.Domain, filter.Status];
        await using var session = await database.OpenAsync(cancellation);
        var changed = await session.FirstAsync(ArticleRows.Count, row => row.GetInt64(0), values);
        List<ArticleVersion> page = await session.AllAsync(ArticleRows.List, ArticleRows.Read, [.. values, (long)filter.Top, (long)filter.Skip]);
        var own = await session.AllAsync(ArticleRows.Names, row => (row.GetString(0), row.GetString(1)));

        // Only files whose name and folder fit are opened; a text is looked for in all of them.
        var others = filter.Status is "" or "published" ? ShippedThatFit(filter, own.ToHashSet()) : [];
        var skip = Math.Max(0, filter.Skip - (int)changed);
        page.AddRange(others.Skip(skip).Take(filter.Top - page.Count));
        return (changed + others.Count, page);
    }

    /// <summary>The domains that citizens can search in. Where the shipped ones will do the database is not asked: searches go on without it.</summary>
    public async Task<IReadOnlyCollection<string>> DomainsAsync(string wanted, CancellationToken cancellation)
    {
        if (wanted.Length == 0 || shipped.Domains.Contains(wanted))
            return shipped.Domains;
        await using var session = await database.OpenAsync(cancellation);
        return [.. shipped.Domains.Union(await session.AllAsync(ArticleRows.Domains, row => row.GetString(0))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether any of the keys is of no article.</summary>
    /// <returns>Those that are.</returns>
    public async Task<IReadOnlyList<string>> MissingAsync(IEnumerable<string> keys, CancellationToken cancellation)
    {
        List<string> missing = [];
        await using var session = await database.OpenAsync(cancellation);
        foreach (var key in keys.Where(key => !shipped.Has(key)))
        {
            if (!await session.FirstAsync(ArticleRows.IsTold, _ => true, key))
                missing.Add(key);
        }

        return missing;
    }

    private List<ArticleVersion> ShippedThatFit(ArticleFilter filter, HashSet<(string, string)> own) =>
    [
        .. shipped.Names
            .Where(name => !own.Contains(name) && (filter.Language.Length == 0 || name.Language == filter.Language))
            .Order()
            .Select(name => shipped.Find(name.Key, name.Language)!)
            .Where(article => filter.Domain.Length == 0 || article.Domain == filter.Domain)
            .Where(article => article.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase) || article.Key.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)),
    ];

    private static string Pattern(string text) =>
        $"%{text.ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}

/// <summary>Empty members filter nothing.</summary>
public sealed record ArticleFilter(string Text, string Language, string Domain, string Status, int Skip, int Top);
