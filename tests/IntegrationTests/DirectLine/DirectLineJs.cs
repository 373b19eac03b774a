using System.Diagnostics;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>Microsoft's own client in a Node process, told what to do line by line (directlinejs/driver.mjs).</summary>
internal sealed class DirectLineJs : IAsyncDisposable
{
    private readonly Process node;
    private readonly Task<string> complaint;

    private DirectLineJs(Process node)
    {
        this.node = node;
        complaint = node.StandardError.ReadToEndAsync();
    }

    /// <summary>All that the client told, oldest first.</summary>
    public List<JsonObject> Events { get; } = [];

    public IEnumerable<JsonObject> Activities => Events.Where(told => told["activity"] is not null).Select(told => told["activity"]!.AsObject());

    public static DirectLineJs Start(HostProcess host, bool webSocket)
    {
        var folder = Path.Combine(Repository.Folder, "tests", "IntegrationTests", "DirectLine", "directlinejs");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), $"Run 'npm ci' in {folder}; bin/test does it.");
        var settings = new JsonObject { ["domain"] = $"{host.Address}v3/directline", ["webSocket"] = webSocket };
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "driver.mjs"), settings.ToJsonString()])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return new DirectLineJs(Process.Start(start) ?? throw new InvalidOperationException("node did not start."));
    }

    public async Task TellAsync(string command, JsonObject? with = null)
    {
        var line = with?.DeepClone().AsObject() ?? [];
        line["command"] = command;
        await node.StandardInput.WriteLineAsync(line.ToJsonString());
        await node.StandardInput.FlushAsync();
    }

    public Task PostAsync(string text, string key, string from) => TellAsync("post", new JsonObject
    {
        ["activity"] = new JsonObject
        {
            ["type"] = "message", ["text"] = text, ["locale"] = "ko", ["from"] = new JsonObject { ["id"] = from },
            ["channelData"] = new JsonObject { ["clientActivityID"] = key },
        },
    });

    /// <summary>Reads on until the client has told this, among all it ever told or only from now on.</summary>
    public async Task<JsonObject> HeardAsync(Func<JsonObject, bool> wanted, CancellationToken cancellation, int from = 0)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Wait.Patience);
        while (true)
        {
            if (Events.Skip(from).FirstOrDefault(wanted) is { } found)
                return found;
            await ReadAsync(patience.Token, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill();
        }

        node.Dispose();
    }

    private async Task ReadAsync(CancellationToken patience, CancellationToken cancellation)
    {
        string? line;
        try
        {
            line = await node.StandardOutput.ReadLineAsync(patience);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited in vain; the client had told:\n{string.Join('\n', Events.Select(told => told.ToJsonString()))}");
        }

        if (line is null)
            throw new InvalidOperationException($"The client's process ended: {await complaint}");
        Events.Add(JsonNode.Parse(line)!.AsObject());
    }
}
