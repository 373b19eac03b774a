using System.Net;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;

namespace MetaverseSeoul.IntegrationTests.DirectLine;

/// <summary>What is posted is stored once, as it was sent, and answered. Numbers in remarks are those of the conformance list (protocol sheet §1.11).</summary>
public sealed class PostingTests(SharedHost shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>6.</remarks>
    [Fact]
    public async Task The_same_key_twice_answers_the_first_id_and_is_stored_once()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var first = await citizen.SayAsync("한 번만 남을 말", Stop, key: "once");
        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => citizen.SayAsync("한 번만 남을 말", Stop, key: "once")));
        Assert.All(again, id => Assert.Equal(first, id));
        await citizen.ReplyToAsync(first, Stop);
        Assert.Single(await citizen.TranscriptAsync(Stop), activity => activity.ClientKey() == "once");
    }

    /// <remarks>6.</remarks>
    [Fact]
    public async Task The_same_key_sent_at_once_many_times_is_stored_once()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => citizen.SayAsync("동시에 보낸 말", Stop, key: "at once")));
        Assert.Single(ids.Distinct());
        Assert.Single(await citizen.TranscriptAsync(Stop), activity => activity.ClientKey() == "at once");
    }

    [Fact]
    public async Task The_same_key_in_two_conversations_is_two_messages()
    {
        using var one = await shared.ComeInAsync(Stop);
        using var other = await shared.ComeInAsync(Stop);
        Assert.NotEqual(await one.SayAsync("말", Stop, key: "shared"), await other.SayAsync("말", Stop, key: "shared"));
    }

    [Fact]
    public async Task Every_message_is_answered_with_replyToId_and_the_agents_name()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var reply = await citizen.ReplyToAsync(await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop), Stop);
        Assert.Equal("petition120", (string?)reply["from"]!["id"]);
        Assert.Equal("bot", (string?)reply["from"]!["role"]);
        Assert.False(string.IsNullOrEmpty((string?)reply["from"]!["name"]));
        Assert.Equal(citizen.ConversationId, (string?)reply["conversation"]!["id"]);
    }

    [Fact]
    public async Task Members_the_mesh_does_not_know_are_kept_as_they_were_sent()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var sent = JsonNode.Parse("""
            {
              "type": "message", "text": "모르는 것도 지켜요 <b>&amp;</b> \"따옴표\" 😀", "locale": "ko", "textFormat": "plain",
              "importance": "high", "deliveryMode": "stream", "localTimezone": "Asia/Seoul", "localTimestamp": "2026-11-22T15:00:00.000+09:00",
              "semanticAction": { "state": "start", "id": "ask", "entities": { "a": { "b": [1, 2.50, -0.001, 1e21, true, null, "다섯"] } } },
              "entities": [{ "type": "ClientCapabilities", "requiresBotState": true, "supportsListening": true }, { "type": "https://schema.org/Thing", "@id": "" }],
              "attachments": [{ "contentType": "application/vnd.example+json", "content": { "x": [[], {}, ""] }, "name": "카드", "own": { "kept": true } }],
              "suggestedActions": { "to": ["a"], "actions": [{ "type": "postBack", "title": "예", "value": { "answer": true }, "displayText": "네" }] },
              "value": { "deep": { "deeper": { "deepest": [0, "", {}] } } },
              "channelData": { "clientActivityID": "kept", "postBack": true, "nested": { "Upper": 1, "list": [null, 1.5] } },
              "from": { "name": "시민", "aadObjectId": "none" },
              "x-own": { "한글": ["가", "나"] }, "emptyText": "", "emptyList": []
            }
            """)!.AsObject();
        using (var stored = await citizen.PostAsync(sent, Stop))
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);

        var kept = (await citizen.WaitForAsync(seen => seen.Any(activity => activity.ClientKey() == "kept"), Stop)).Single(activity => activity.ClientKey() == "kept");
        foreach (var (name, value) in sent.Where(member => member.Key != "from"))
            Assert.True(JsonNode.DeepEquals(value, kept[name]), $"{name} came back as {kept[name]?.ToJsonString()}");
        Assert.Equal("시민", (string?)kept["from"]!["name"]);
        Assert.Equal("none", (string?)kept["from"]!["aadObjectId"]);
    }

    [Fact]
    public async Task What_is_not_the_clients_to_say_is_not_taken_from_it()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        var forged = Citizen.Message("시각과 번호는 서버가", "forged");
        forged["id"] = "my-own-id";
        forged["timestamp"] = "1999-01-01T00:00:00Z";
        forged["serviceUrl"] = "https://evil.example";
        forged["callerId"] = "urn:botframework:azure";
        forged["recipient"] = new JsonObject { ["id"] = "somebody" };
        forged["conversation"] = new JsonObject { ["id"] = "another" };
        forged["from"] = new JsonObject { ["role"] = "bot" };
        using var stored = await citizen.PostAsync(forged, Stop);
        var id = (string?)(await stored.JsonAsync(Stop))["id"];

        var kept = Assert.Single(await citizen.TranscriptAsync(Stop), activity => activity.ClientKey() == "forged");
        Assert.Equal(id, kept.Id());
        Assert.True(kept.Timestamp().Year > 2000);
        Assert.Null(kept["serviceUrl"]);
        Assert.Null(kept["callerId"]);
        Assert.Null(kept["recipient"]);
        Assert.Equal(citizen.ConversationId, (string?)kept["conversation"]!["id"]);
        Assert.Equal("user", (string?)kept["from"]!["role"]);
    }

    [Fact]
    public async Task Types_nobody_knows_and_feedback_are_stored_and_ask_for_no_answer_of_their_own()
    {
        using var citizen = await shared.ComeInAsync(Stop);
        foreach (var activity in new[]
        {
            """{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""",
            """{"type":"event","name":"webchat/join","value":{"language":"ko-KR"}}""",
            """{"type":"x-of-tomorrow","payload":1}""",
            """{"type":"invoke","name":"message/submitAction","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{"feedbackText":""}}}}""",
        })
        {
            using var stored = await citizen.PostAsync(activity, Stop);
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        }

        await citizen.ReplyToAsync(await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop), Stop);
        var types = (await citizen.TranscriptAsync(Stop)).Where(activity => !activity.IsFromBot()).Select(activity => activity.Type());
        Assert.Equal(["messageReaction", "event", "x-of-tomorrow", "invoke", "message"], types);
    }
}
