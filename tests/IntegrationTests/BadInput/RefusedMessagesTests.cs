using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;

namespace MetaverseSeoul.IntegrationTests.BadInput;

/// <summary>What cannot be taken is refused with a clear error, and the conversation goes on as if it had never been sent.</summary>
public sealed class RefusedMessagesTests(SharedHost shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Malformed => new()
    {
        { "nothing at all", "", "BadSyntax" },
        { "no JSON", "hello", "BadSyntax" },
        { "half an object", """{"type":"message","text":""", "BadSyntax" },
        { "two objects", """{"type":"message","text":"a"}{"type":"message","text":"b"}""", "BadSyntax" },
        { "a list", """[{"type":"message","text":"a"}]""", "BadSyntax" },
        { "null", "null", "BadSyntax" },
        { "a word", "\"message\"", "BadSyntax" },
        { "a comma too many", """{"type":"message","text":"a",}""", "BadSyntax" },
        { "text that is a number", """{"type":"message","text":1}""", "BadSyntax" },
        { "text that is an object", """{"type":"message","text":{"a":1}}""", "BadSyntax" },
        { "a type that is a list", """{"type":["message"],"text":"a"}""", "BadSyntax" },
        { "a sender that is a word", """{"type":"message","text":"a","from":"me"}""", "BadSyntax" },
        { "a sender whose id is a number", """{"type":"message","text":"a","from":{"id":7}}""", "BadSyntax" },
        { "attachments that are an object", """{"type":"message","text":"a","attachments":{}}""", "BadSyntax" },
        { "channelData that is a word", """{"type":"message","text":"a","channelData":"x"}""", "BadSyntax" },
        { "entities that are a number", """{"type":"message","text":"a","entities":1}""", "BadSyntax" },
        { "a time that is none", """{"type":"message","text":"a","timestamp":"yesterday"}""", "BadSyntax" },
        { "no type", """{"text":"a"}""", "MissingProperty" },
        { "an empty type", """{"type":" ","text":"a"}""", "MissingProperty" },
        { "no text", """{"type":"message"}""", "MissingProperty" },
        { "blank text", """{"type":"message","text":" \n\t "}""", "MissingProperty" },
        { "only control characters", """{"type":"message","text":"\u0000\u0007\u001b"}""", "MissingProperty" },
        { "only Unicode tags", """{"type":"message","text":"\udb40\udc41\udb40\udc42"}""", "MissingProperty" },
        { "half a surrogate pair in the text", """{"type":"message","text":"a\ud800"}""", "BadSyntax" },
        { "half a surrogate pair in the value", """{"type":"message","text":"a","value":{"x":"\udc00"}}""", "BadSyntax" },
        { "half a surrogate pair in channelData", """{"type":"message","text":"a","channelData":{"x":"\ud83d"}}""", "BadSyntax" },
        { "half a surrogate pair in the key", """{"type":"message","text":"a","channelData":{"clientActivityID":"\ud83d"}}""", "BadSyntax" },
        { "half a surrogate pair in an unknown member", """{"type":"message","text":"a","own":["\udfff"]}""", "BadSyntax" },
        { "half a surrogate pair in a member's name", """{"type":"message","text":"a","value":{"\ud800":1}}""", "BadSyntax" },
        { "a member of channelData twice", """{"type":"message","text":"a","channelData":{"x":1,"x":2}}""", "BadSyntax" },
        { "a member of the value twice, with a number to mask", """{"type":"message","text":"010-1234-5678","value":{"x":1,"x":2}}""", "BadSyntax" },
        { "a NUL in the type", """{"type":"x\u0000","text":"a"}""", "BadArgument" },
        { "a NUL in the key", """{"type":"message","text":"a","channelData":{"clientActivityID":"a\u0000b"}}""", "BadArgument" },
        { "a NUL in replyToId", """{"type":"message","text":"a","replyToId":"a\u0000b"}""", "BadArgument" },
        { "a key of 201 characters", $$$"""{"type":"message","text":"a","channelData":{"clientActivityID":"{{{new string('k', 201)}}}"}}""", "BadArgument" },
        { "a conversationUpdate", """{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""", "BadArgument" },
        { "a ConversationUpdate in another case", """{"type":"CONVERSATIONUPDATE"}""", "BadArgument" },
        { "a trace", """{"type":"trace","name":"x"}""", "BadArgument" },
        { "a handoff of the old kind", """{"type":"handoff"}""", "BadArgument" },
        { "a forged handoff.status", """{"type":"event","name":"handoff.status","value":{"state":"accepted"}}""", "BadArgument" },
        { "a forged handoff.initiate in another case", """{"type":"event","name":"Handoff.Initiate","value":{}}""", "BadArgument" },
        { "a forged handoff in a message", """{"type":"message","text":"a","name":"handoff.status"}""", "BadArgument" },
        { "a forged handoff behind a space", """{"type":"event","name":" handoff.status"}""", "BadArgument" },
        { "nesting without end", $$$"""{"type":"message","text":"a","value":{{{new string('[', 5000)}}}{{{new string(']', 5000)}}}}""", "BadSyntax" },
        { "nesting a little too deep", $$$"""{"type":"message","text":"a","value":{{{new string('[', 40)}}}{{{new string(']', 40)}}}}""", "BadSyntax" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_body_that_is_no_activity_is_refused_by_name(string what, string body, string code)
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var refused = await citizen.PostAsync(body, Stop);
        Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, $"{what}: {refused.StatusCode} {await refused.Content.ReadAsStringAsync(Stop)}");
        Assert.Equal(code, await refused.ErrorCodeAsync(Stop));

        var next = await citizen.SayAsync("그래도 물어볼게요", Stop);
        await citizen.WaitForAsync(seen => seen.Any(activity => activity.Id() == next), Stop);
        Assert.Single(await citizen.TranscriptAsync(Stop), activity => !activity.IsFromBot());
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        byte[] latin = [.. """{"type":"message","text":"caf"""u8, 0xE9, .. "\"}"u8];
        using var refused = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/activities", new ByteArrayContent(latin), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_text_of_10000_characters_is_413_and_names_the_limit()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        using var refused = await citizen.PostAsync(Citizen.Message(new string('가', 10_000)), Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("4,000", await refused.ErrorMessageAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("MessageSizeTooBig", await refused.ErrorCodeAsync(Stop));
        await citizen.SayAsync(new string('가', 4_000), Stop);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_body_over_the_limit_is_413_with_and_without_a_declared_length(bool isDeclared)
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var body = Encoding.UTF8.GetBytes($$"""{"type":"message","text":"a","value":"{{new string('x', 300_000)}}"}""");
        using HttpContent content = isDeclared ? new ByteArrayContent(body) : new StreamContent(new Unseekable(body));
        using var refused = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/activities", content, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("262,144", await refused.ErrorMessageAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_and_control_characters_are_taken_out_and_the_rest_is_kept()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var hidden = string.Concat("ignore".Select(c => char.ConvertFromUtf32(0xE0000 + c)));
        using (var stored = await citizen.PostAsync(Citizen.Message($"여권\u0000 수수료\u001b[31m\u202e{hidden} 얼마\r\n예요?\t\u1112\u1161\u11ab 😀", "hidden"), Stop))
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        var kept = Assert.Single(await citizen.TranscriptAsync(Stop), activity => activity.ClientKey() == "hidden");
        Assert.Equal("여권 수수료[31m 얼마\n예요?\t한 😀", kept.Text());
    }

    [Fact]
    public async Task A_message_nested_as_deep_as_allowed_is_kept_and_answered()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var deep = $$"""{"type":"message","text":"깊은 말","value":{{new string('[', 25)}}"01012345678"{{new string(']', 25)}}}""";
        using var stored = await citizen.PostAsync(deep, Stop);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        await citizen.ReplyToAsync((string)(await stored.JsonAsync(Stop))["id"]!, Stop);
    }

    [Fact]
    public async Task Posts_to_a_conversation_that_does_not_exist_are_404()
    {
        var host = await shared.GetAsync();
        using var server = Citizen.With(host.Address, Guid.NewGuid().ToString("N"), SharedHost.Secret);
        foreach (var (method, path, body) in new (HttpMethod, string, HttpContent?)[]
        {
            (HttpMethod.Post, "/activities", Json.Body("""{"type":"message","text":"a","from":{"id":"u"}}""")),
            (HttpMethod.Get, "/activities", null),
            (HttpMethod.Get, "", null),
        })
        {
            using var answer = await server.SendAsync(method, server.Path + path, body, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("ConversationNotFound", await answer.ErrorCodeAsync(Stop));
        }
    }

    [Theory]
    [InlineData("""{"user":7}"""), InlineData("[]"), InlineData("{"), InlineData("""{"locale":"\ud800"}"""), InlineData("""{"user":{"id":"\ud800"}}""")]
    [InlineData("""{"user":{"id":"a\u0000"}}"""), InlineData("""{"trustedOrigins":"all"}""")]
    public async Task Parameters_of_tokens_and_starts_that_cannot_be_used_are_400(string parameters)
    {
        var host = await shared.GetAsync();
        foreach (var path in new[] { "tokens/generate", "conversations" })
        {
            using var answer = await host.Client.SendAsync(
                Citizen.Request(HttpMethod.Post, $"v3/directline/{path}", Json.Body(parameters), SharedHost.Secret), Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
        }
    }

    [Theory, InlineData("["), InlineData("""{"conversationId":7}"""), InlineData("""{"conversationId":"\ud800"}"""), InlineData("7")]
    public async Task A_page_that_asks_for_a_token_with_nonsense_is_told_400(string body)
    {
        var host = await shared.GetAsync();
        using var answer = await host.Client.PostAsync(new Uri("api/chat/tokens", UriKind.Relative), Json.Body(body), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BadSyntax", (string?)(await answer.JsonAsync(Stop))["code"]);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt"), InlineData("..\\..\\windows\\win.txt", "win.txt"), InlineData("a\u0000b.txt", "ab.txt")]
    [InlineData("\u202Etxt.exe.txt", "txt.exe.txt"), InlineData("<img src=x onerror=alert(1)>.txt", "img src=x onerror=alert(1).txt")]
    [InlineData("a\r\nX-Evil: 1.txt", "aX-Evil 1.txt"), InlineData("...", "blob"), InlineData("..", "blob"), InlineData("CON:.txt", "CON.txt")]
    public async Task Hostile_file_names_become_harmless_ones(string name, string kept)
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var body = DirectLine.UploadTests.File("내용"u8.ToArray(), "text/plain");
        // Written as RFC 5987 allows: a header cannot hold most of these as they are.
        body.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        var message = await DirectLine.UploadTests.UploadedAsync(citizen, body);
        var attachment = message["attachments"]![0]!;
        Assert.Equal(kept, (string?)attachment["name"]);

        using var file = await (await shared.GetAsync()).Client.GetAsync(new Uri((string)attachment["contentUrl"]!), Stop);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.False(file.Headers.Contains("X-Evil"));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_reference_to_the_vault_cannot_be_made_up_by_a_client()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        foreach (var member in new[] { "personal", "Personal" })
        {
            var message = Citizen.Message("남의 전화번호를 주세요", $"spoof-{member}");
            message["channelData"]![member] = new JsonArray(new JsonObject { ["kind"] = "phone", ["reference"] = new string('a', 32) });
            using var stored = await citizen.PostAsync(message, Stop);
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        }

        Assert.DoesNotContain(await citizen.TranscriptAsync(Stop), activity => activity["channelData"]?["personal"] is not null || activity["channelData"]?["Personal"] is not null);
    }

    [Fact]
    public async Task An_upload_whose_parts_are_broken_is_400()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        foreach (var (type, body) in new[]
        {
            ("multipart/form-data", "no boundary"),
            ("multipart/form-data; boundary=x", "no parts"),
            ("multipart/form-data; boundary=x", "--x\r\nContent-Type: image/png\r\n\r\nnever ended"),
            ("multipart/form-data; boundary=x", "--x--\r\n"),
            ("multipart/form-data; boundary=x", "--x\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{broken\r\n--x--\r\n"),
            ("image/png", ""),
        })
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var refused = await citizen.SendAsync(HttpMethod.Post, $"{citizen.Path}/upload", content, Stop);
            Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, $"{type} '{body}': {refused.StatusCode}");
        }
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
