namespace MetaverseSeoul.Knowledge.Import;

/// <summary>One article of a source, before it is one of ours.</summary>
/// <param name="Where">For people: the file, and the row or page in it.</param>
/// <param name="Key">Made from the source's own id, so that the next import finds it again.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Category">The source's own word for what it is about; may be empty.</param>
/// <param name="AsOf">When the source last changed it, in an article's form.</param>
/// <param name="Ready">The whole article file, where the source already has our form; then the other members but the key say nothing.</param>
/// <param name="Language">Of a ready file; null otherwise: the import says it.</param>
internal sealed record ImportRow(
    string Where, string Key, string Title, string Body, string Category, string AsOf, string SourceName, string? SourceUrl,
    string? Ready = null, string? Language = null);

/// <summary>A row, or why there is none.</summary>
internal sealed record ImportItem(ImportRow? Row, string Where, string Fault = "")
{
    public static ImportItem Of(ImportRow row) => new(row, row.Where);

    public static ImportItem Bad(string where, string fault) => new(null, where, fault);
}

/// <summary>Reads one kind of file, piece by piece: it may be large.</summary>
internal interface IImportFormat
{
    /// <summary>As after <c>--format</c>.</summary>
    string Name { get; }

    /// <summary>The endings of its files' names, with the dot.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Never throws for what the file holds: what cannot be read is an item that says so.</summary>
    /// <param name="file">The file's name, for messages and, where the source has no ids, for keys.</param>
    IAsyncEnumerable<ImportItem> ReadAsync(Stream stream, string file, CancellationToken cancellation);
}
