using System.Text;
using MetaverseSeoul.Mesh.Sweeping;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>Tells the desk's own system that a callback waits. Receipt, desk, language and time only: who and why are read with the
/// <c>callbacks</c> command, where the vault is.</summary>
internal sealed class CallbackWebhook(HttpClient http, IOptions<CallbackOptions> options) : IOutsideHandler
{
    public const string KindName = "callback-webhook";

    public string Kind => KindName;

    public async Task HandleAsync(string id, string body, CancellationToken cancellation)
    {
        if (options.Value.Webhook.Length == 0)
            return;
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Webhook)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", id);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
