using MetaverseSeoul.Mesh.Storage;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Mesh.Sweeping;

/// <summary>Calls to the outside that turns asked for, made after their commit and kept until they have succeeded.</summary>
public sealed class Outbox(MeshDatabase database, IEnumerable<IOutsideHandler> handlers, TimeProvider time, ILogger<Outbox> log)
{
    /// <summary>While a call is under way nobody else starts it; a process that dies meanwhile leaves it to others after this.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private const string FindDue = "SELECT id, kind, body, attempts FROM outbox WHERE due_at <= $1 ORDER BY due_at LIMIT 50";
    private const string ClaimRow = "UPDATE outbox SET attempts = attempts + 1, due_at = $3 WHERE id = $1 AND attempts = $2";
    private const string Postpone = "UPDATE outbox SET due_at = $2 WHERE id = $1";
    private const string Remove = "DELETE FROM outbox WHERE id = $1";

    private readonly Dictionary<string, IOutsideHandler> handlers = handlers.ToDictionary(handler => handler.Kind);

    public async Task SendDueAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var due = await session.AllAsync(
            FindDue,
            row => new DueCall(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)),
            time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var call in due)
        {
            if (await ClaimAsync(call, cancellation))
                await SendAsync(call, cancellation);
        }
    }

    private async Task<bool> ClaimAsync(DueCall call, CancellationToken cancellation)
    {
        var until = (time.GetUtcNow() + Claim).ToUnixTimeMilliseconds();
        return await database.CommitAsync(transaction => transaction.ExecuteAsync(ClaimRow, call.Id, call.Attempts, until), cancellation) > 0;
    }

    private async Task SendAsync(DueCall call, CancellationToken cancellation)
    {
        try
        {
            if (!handlers.TryGetValue(call.Kind, out var handler))
                throw new InvalidOperationException($"No handler for outside calls of kind '{call.Kind}' in this process.");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Claim / 2);
            await handler.HandleAsync(call.Id, call.Body, patience.Token);
            await database.CommitAsync(transaction => transaction.ExecuteAsync(Remove, call.Id), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 5 * Math.Pow(2, call.Attempts)));
            log.LogWarning(failure, "Outside call {Id} of kind {Kind} failed; next try in {Wait}", call.Id, call.Kind, wait);
            var dueAt = (time.GetUtcNow() + wait).ToUnixTimeMilliseconds();
            await database.CommitAsync(transaction => transaction.ExecuteAsync(Postpone, call.Id, dueAt), cancellation);
        }
    }

    private sealed record DueCall(string Id, string Kind, string Body, long Attempts);
}
