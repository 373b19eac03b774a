using System.Text.Json;

namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Weighs what really came over the network, headers and compression included.</summary>
internal sealed class NetworkScales
{
    private readonly Dictionary<string, Parcel> parcels = [];

    public double BytesBesidesFonts => Arrived.Where(parcel => parcel.Type != "Font").Sum(parcel => parcel.Bytes);

    public IEnumerable<string> FromNetwork => Arrived.Where(parcel => !parcel.Cached).Select(parcel => parcel.Url);

    public IEnumerable<string> CompressibleUncompressed => Arrived.Where(parcel => parcel is { Compressible: true, Compressed: false, Bytes: > 2000 }).Select(parcel => parcel.Url);

    private List<Parcel> Arrived
    {
        get
        {
            lock (parcels)
                return [.. parcels.Values.Where(parcel => parcel.Url.StartsWith("http", StringComparison.Ordinal))];
        }
    }

    public static async Task<NetworkScales> AttachAsync(IPage page, bool cacheDisabled = true)
    {
        var scales = new NetworkScales();
        var browser = await page.Context.NewCDPSessionAsync(page);
        browser.Event("Network.responseReceived").OnEvent += (_, said) => scales.Begin(said!.Value);
        browser.Event("Network.requestServedFromCache").OnEvent += (_, said) => scales.Of(said!.Value).Cached = true;
        browser.Event("Network.loadingFinished").OnEvent += (_, said) => scales.Of(said!.Value).Bytes = said.Value.GetProperty("encodedDataLength").GetDouble();
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = cacheDisabled });
        return scales;
    }

    public override string ToString() => string.Join('\n', Arrived.Select(parcel => $"{parcel.Bytes / 1024,8:F1} KB {parcel.Type} {parcel.Url}"));

    private void Begin(JsonElement said)
    {
        var response = said.GetProperty("response");
        var parcel = Of(said);
        parcel.Url = response.GetProperty("url").GetString()!;
        parcel.Type = said.GetProperty("type").GetString()!;
        parcel.Cached |= response.TryGetProperty("fromDiskCache", out var fromDisk) && fromDisk.GetBoolean();
        parcel.Compressed = response.GetProperty("headers").EnumerateObject().Any(header => header.Name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase));
        parcel.Compressible = parcel.Type is "Document" or "Script" or "Stylesheet";
    }

    private Parcel Of(JsonElement said)
    {
        var id = said.GetProperty("requestId").GetString()!;
        lock (parcels)
            return parcels.TryGetValue(id, out var known) ? known : parcels[id] = new Parcel();
    }

    private sealed class Parcel
    {
        public string Url { get; set; } = "";
        public string Type { get; set; } = "";
        public double Bytes { get; set; }
        public bool Cached { get; set; }
        public bool Compressed { get; set; }
        public bool Compressible { get; set; }
    }
}
