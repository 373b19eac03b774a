using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>Who is to be called. Rows are written in turns (<see cref="Mesh.Turns.Turn.Record"/>); this reads them and closes them.</summary>
public sealed class CallbackBook(IDbContextFactory<CallbackDb> contexts) : IErasable
{
    /// <summary>The conversation's open callback, or null.</summary>
    public async Task<Callback?> FindOpenAsync(string conversationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Callbacks.AsNoTracking()
            .FirstOrDefaultAsync(callback => callback.ConversationId == conversationId && callback.State == Callback.Open, cancellation);
    }

    /// <summary>All open callbacks, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Callback>> ListOpenAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Callbacks.AsNoTracking().Where(callback => callback.State == Callback.Open)
            .OrderBy(callback => callback.CreatedAt).ToListAsync(cancellation);
    }

    /// <summary>A receipt number nobody holds.</summary>
    public async Task<string> NewReceiptAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        while (true)
        {
            var receipt = Receipt.New();
            if (!await db.Callbacks.AnyAsync(callback => callback.Receipt == receipt, cancellation))
                return receipt;
        }
    }

    /// <summary>Marks a callback as made; false when there is no open one with this number.</summary>
    public async Task<bool> CloseAsync(string receipt, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Callbacks.Where(callback => callback.Receipt == receipt && callback.State == Callback.Open)
            .ExecuteUpdateAsync(change => change.SetProperty(callback => callback.State, Callback.Done), cancellation) == 1;
    }

    /// <summary>A deleted conversation leaves no callback behind: its number is gone from the vault too.</summary>
    public Task EraseAsync(LogTransaction transaction, string conversationId, CancellationToken cancellation) =>
        transaction.ExecuteAsync("DELETE FROM callback WHERE conversation_id = $1", conversationId).AsTask();
}
