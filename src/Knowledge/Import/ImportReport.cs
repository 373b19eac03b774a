namespace MetaverseSeoul.Knowledge.Import;

/// <summary>What an import did, or would do.</summary>
internal sealed class ImportReport
{
    private const int MostFaults = 1000;

    private readonly List<ImportFault> faults = [];

    public long Added { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    /// <summary>Stored as drafts, because staff had changed the article since the last import.</summary>
    public long ForReview { get; set; }

    public long Skipped { get; private set; }

    /// <summary>The first of them; <see cref="Skipped"/> counts them all.</summary>
    public IReadOnlyList<ImportFault> Faults => faults;

    public long Rows => Added + Changed + Unchanged + ForReview + Skipped;

    public void Skip(string where, string reason)
    {
        Skipped++;
        if (faults.Count < MostFaults)
            faults.Add(new ImportFault(where, reason));
    }
}

/// <summary>A row that was left out.</summary>
public sealed record ImportFault(string Where, string Reason);
