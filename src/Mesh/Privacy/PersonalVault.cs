using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Mesh.Privacy;

/// <summary>Keeps the few personal data that a form asked for: encrypted, apart from the log, for that form only, until they expire.</summary>
public sealed class PersonalVault(
    IDataProtectionProvider protection, IDbContextFactory<MeshDb> contexts, IOptions<MeshOptions> options, TimeProvider time)
{
    /// <summary>The member of <c>channelData</c> that refers to what is kept: <c>[{ kind, reference }]</c>.</summary>
    public const string Member = "personal";

    private const string Insert =
        "INSERT INTO personal_item (reference, conversation_id, kind, sealed, expires_at) VALUES ($1, $2, $3, $4, $5)";

    private readonly IDataProtector protector = protection.CreateProtector("personal-item");

    /// <summary>The value behind a reference, or null when it has expired or was deleted. For staff who have to call or write; every use is
    /// the caller's to record.</summary>
    public async Task<string?> OpenAsync(string reference, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var item = await db.PersonalItems.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation);
        return item is null || item.ExpiresAt <= time.GetUtcNow() ? null : Encoding.UTF8.GetString(protector.Unprotect(item.Sealed));
    }

    /// <summary>Stores the number and gives back the body with a reference to it, for the agent that asked.</summary>
    internal async ValueTask<StoredBody> KeepAsync(
        LogTransaction transaction, string conversationId, PersonalNumber number, StoredBody body)
    {
        var reference = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await transaction.ExecuteAsync(
            Insert,
            reference,
            conversationId,
            number.Kind,
            protector.Protect(Encoding.UTF8.GetBytes(number.Value)),
            time.GetUtcNow().AddDays(options.Value.VaultDays).ToUnixTimeMilliseconds());

        var activity = JsonNode.Parse(body.Json)!.AsObject();
        if (activity["channelData"] is not JsonObject channelData)
            activity["channelData"] = channelData = [];
        channelData[Member] = new JsonArray(new JsonObject { ["kind"] = number.Kind, ["reference"] = reference });
        return body with { Json = activity.ToJsonString(Activities.ActivityJson.Options) };
    }
}
