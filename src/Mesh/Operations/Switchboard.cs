using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetaverseSeoul.Mesh.Operations;

/// <summary>What operators switch while the mesh runs: a bot off with a notice, an emergency banner. Kept in the database, so that every
/// process sees it within two seconds; set with the host's commands <c>bot</c> and <c>banner</c>.</summary>
public sealed class Switchboard(IDbContextFactory<MeshDb> contexts, TimeProvider time, ILogger<Switchboard> log) : BackgroundService
{
    private const string BotPrefix = "bot-off/";
    private const string BannerKey = "banner";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private volatile Dictionary<string, Localized> notices = [];
    private volatile Banner? banner;

    public Banner? Banner => banner;

    /// <summary>The notice for a bot that is switched off; null when it is on.</summary>
    public Localized? NoticeWhenOff(string agentId) => notices.GetValueOrDefault(agentId);

    public Task TurnOffAsync(string agentId, Localized notice, CancellationToken cancellation) =>
        SetAsync(BotPrefix + agentId, JsonSerializer.Serialize(notice), cancellation);

    public Task TurnOnAsync(string agentId, CancellationToken cancellation) => SetAsync(BotPrefix + agentId, null, cancellation);

    /// <param name="shown">Null takes the banner down.</param>
    public Task SetBannerAsync(Banner? shown, CancellationToken cancellation) =>
        SetAsync(BannerKey, shown is null ? null : JsonSerializer.Serialize(shown), cancellation);

    /// <summary>Reads the switches now; done once before the first turn runs.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var settings = await db.Settings.AsNoTracking()
            .Where(setting => setting.Key == BannerKey || setting.Key.StartsWith(BotPrefix))
            .ToDictionaryAsync(setting => setting.Key, setting => setting.Value, cancellation);
        banner = settings.Remove(BannerKey, out var text) ? JsonSerializer.Deserialize<Banner>(text) : null;
        notices = settings.ToDictionary(pair => pair.Key[BotPrefix.Length..], pair => JsonSerializer.Deserialize<Localized>(pair.Value)!);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "The switches could not be read; the last known ones hold");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SetAsync(string key, string? value, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Settings.Where(setting => setting.Key == key).ExecuteDeleteAsync(cancellation);
        if (value is not null)
        {
            db.Settings.Add(new Setting { Key = key, Value = value, ChangedAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellation);
        }

        await RefreshAsync(cancellation);
    }
}

/// <param name="Level"><c>emergency</c> or <c>info</c>.</param>
public sealed record Banner(string Level, Localized Text);
