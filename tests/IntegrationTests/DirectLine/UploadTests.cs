using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>Files (protocol sheet §1.8). Numbers in remarks are those of the conformance list (§1.11).</summary>
public sealed class UploadTests(SharedHost shared)
{
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_raw_file_becomes_a_message_and_is_served_back_byte_for_byte()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var message = await UploadedAsync(citizen, Raw(Picture, "image/png", "가로등.png"));
        Assert.Equal("message", message.Type());
        var attachment = Assert.Single(message["attachments"]!.AsArray())!.AsObject();
        Assert.Equal("가로등.png", (string?)attachment["name"]);
        Assert.Equal("image/png", (string?)attachment["contentType"]);

        using var file = await GetAsync((string)attachment["contentUrl"]!);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(Picture, await file.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("image/png", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        await citizen.ReplyToAsync(message.Id(), Stop);
    }

    /// <remarks>11.</remarks>
    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_files_and_a_template_are_one_message_in_whatever_order_the_parts_come(bool templateFirst)
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var template = new StringContent(
            """
            {"type":"message","text":"사진과 문서","channelData":{"clientActivityID":"with-files"},
             "attachments":[{"name":"문서.pdf","contentType":"application/pdf"},{"name":"사진.png","contentType":"image/png","thumbnailUrl":"x"}]}
            """,
            Encoding.UTF8,
            "application/vnd.microsoft.activity");
        using var form = new MultipartFormDataContent();
        if (templateFirst)
            form.Add(template, "activity", "blob");
        form.Add(File(Picture, "image/png"), "file", "사진.png");
        form.Add(File("%PDF-1.7"u8.ToArray(), "application/pdf"), "file", "문서.pdf");
        if (!templateFirst)
            form.Add(template, "activity", "blob");

        var message = await UploadedAsync(citizen, form);
        Assert.Equal("사진과 문서", message.Text());
        Assert.Equal("with-files", message.ClientKey());
        var attachments = message["attachments"]!.AsArray().Select(node => node!.AsObject()).ToList();
        Assert.Equal(["문서.pdf", "사진.png"], attachments.Select(attachment => (string?)attachment["name"]));
        Assert.Equal("x", (string?)attachments[1]["thumbnailUrl"]);

        using var document = await GetAsync((string)attachments[0]["contentUrl"]!);
        Assert.Equal("%PDF-1.7", await document.Content.ReadAsStringAsync(Stop));
        Assert.Equal("attachment", document.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", document.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var picture = await GetAsync((string)attachments[1]["contentUrl"]!);
        Assert.Equal(Picture, await picture.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Files_without_a_template_are_a_message_with_attachments_in_order()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var form = new MultipartFormDataContent
        {
            { File("하나"u8.ToArray(), "text/plain"), "file", "하나.txt" },
            { File("둘"u8.ToArray(), "text/plain"), "file", "둘.txt" },
        };
        var message = await UploadedAsync(citizen, form);
        Assert.Equal(["하나.txt", "둘.txt"], message["attachments"]!.AsArray().Select(attachment => (string?)attachment!["name"]));
    }

    [Fact]
    public async Task An_upload_sent_again_with_its_key_is_one_message()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent("""{"type":"message","channelData":{"clientActivityID":"file-again"}}""", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
                { File(Picture, "image/png"), "file", "a.png" },
            };
            ids.Add((await UploadedAsync(citizen, form)).Id());
        }

        Assert.Single(ids.Distinct());
    }

    [Theory]
    [InlineData("text/html", "a.html"), InlineData("image/svg+xml", "a.svg"), InlineData("application/x-msdownload", "a.exe")]
    [InlineData("application/octet-stream", "a.bin"), InlineData("text/javascript", "a.js")]
    public async Task Files_a_browser_would_run_are_refused(string type, string name)
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var refused = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", Raw("<script>"u8.ToArray(), type, name), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("BadArgument", await refused.ErrorCodeAsync(Stop));
        Assert.DoesNotContain(await citizen.TranscriptAsync(Stop), activity => !activity.IsFromBot());
    }

    [Fact]
    public async Task The_Korean_word_processors_files_are_known_by_their_names()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var message = await UploadedAsync(citizen, Raw([1, 2, 3], "application/octet-stream", "신청서.hwp"));
        Assert.Equal("application/x-hwp", (string?)message["attachments"]![0]!["contentType"]);
    }

    [Fact]
    public async Task Uploads_too_large_are_413_raw_and_in_parts_and_name_the_limit()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, "--Gateway:MaxUploadBytes", "100000");
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        using var raw = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", Raw(new byte[100_001], "image/png", "a.png"), Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, raw.StatusCode);
        Assert.Contains("100,000", await raw.ErrorMessageAsync(Stop), StringComparison.Ordinal);

        using var form = new MultipartFormDataContent
        {
            { File(new byte[90_000], "image/png"), "file", "a.png" }, { File(new byte[90_000], "image/png"), "file", "b.png" },
        };
        using var parts = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", form, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, parts.StatusCode);
        Assert.Contains("100,000", await parts.ErrorMessageAsync(Stop), StringComparison.Ordinal);

        await UploadedAsync(citizen, Raw(new byte[100_000], "image/png", "a.png"));
    }

    [Fact]
    public async Task Nothing_can_be_uploaded_to_a_conversation_that_does_not_exist()
    {
        var host = await shared.GetAsync();
        using var server = Citizen.With(host.Address, Guid.NewGuid().ToString("N"), SharedHost.Secret);
        using var refused = await server.SendAsync(HttpMethod.Post, $"{server.Path}/upload?userId=u", Raw(Picture, "image/png", "a.png"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_user_of_the_address_counts_only_when_the_token_names_none()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var stored = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload?userId=somebody-else", Raw(Picture, "image/png", "a.png"), Stop);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.DoesNotContain(await citizen.TranscriptAsync(Stop), activity => (string?)activity["from"]!["id"] == "somebody-else");
    }

    /// <remarks>12.</remarks>
    [Fact]
    public async Task A_forged_sender_in_the_template_is_refused_and_its_file_is_not_kept()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var bytes = Encoding.UTF8.GetBytes($"kept? {Guid.NewGuid()}");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"type":"message","from":{"id":"petition120"}}""", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
            { File(bytes, "text/plain"), "file", "a.txt" },
        };
        using var refused = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", form, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var database = MeshFile.Open(await shared.GetAsync());
        Assert.Equal(0L, database.Scalar<long>("SELECT count(*) FROM stored_file WHERE conversation_id = $id", ("$id", citizen.ConversationId)));
    }

    [Fact]
    public async Task An_attachment_named_in_the_template_without_its_file_is_refused()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"type":"message","attachments":[{"name":"missing.png"}]}""", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
            { File(Picture, "image/png"), "file", "other.png" },
        };
        using var refused = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", form, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_files_address_cannot_be_guessed()
    {
        var host = await shared.GetAsync();
        using var unknown = await host.Client.GetAsync(new Uri($"v3/directline/files/{new string('a', 40)}/a.png", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    internal static HttpContent Raw(byte[] bytes, string type, string name)
    {
        var content = File(bytes, type);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = name, FileNameStar = name };
        return content;
    }

    internal static ByteArrayContent File(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    internal static async Task<JsonObject> UploadedAsync(Citizen citizen, HttpContent body)
    {
        using var stored = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", body, Stop);
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        var id = (string)(await stored.JsonAsync(Stop))["id"]!;
        return (await citizen.TranscriptAsync(Stop)).Single(activity => activity.Id() == id);
    }

    private async Task<HttpResponseMessage> GetAsync(string url) => await (await shared.GetAsync()).Client.GetAsync(new Uri(url), Stop);
}
