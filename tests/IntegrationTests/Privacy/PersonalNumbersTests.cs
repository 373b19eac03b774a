using System.Text;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.DirectLine;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Privacy;

/// <summary>Personal numbers are nowhere: not in the database's files, not in what the host writes, not in what it delivers.</summary>
public sealed class PersonalNumbersTests
{
    /// <summary>Every kind, each with the digits that must not be found; made up, each used in one place only, and in no order that the pages of an index have.</summary>
    private static readonly string[] Secrets =
    [
        "900101-1234567", "9203042345678", "880506 5123456", "010-9876-5432", "01098761111", "+82 10-9876-2222", "4111-1111-1111-1111", "5555555555554444",
        "M58213479", "M582A1347", "11-07-482915-36", "110-837-264915",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Places => new()
    {
        { "the text", """{"text":"제 번호는 SECRET 이에요"}""" },
        { "the text, with other words close by", """{"text":"(SECRET)","speak":"SECRET","summary":"SECRET"}""" },
        { "a value that is a word", """{"text":"a","value":"SECRET"}""" },
        { "deep in a value, under names that look like ids", """{"text":"a","value":{"id":"SECRET","deep":[{"hash":"SECRET","replyToId":"SECRET","contentUrl":"SECRET"}]}}""" },
        { "channelData", """{"text":"a","channelData":{"note":"SECRET","id":"SECRET","timestamp":"SECRET","more":{"clientActivityID":"SECRET"}}}""" },
        { "a member's name", """{"text":"a","value":{"SECRET":1},"channelData":{"SECRET":{"x":1}},"SECRET":true}""" },
        { "an attachment's name and address", """{"text":"a","attachments":[{"contentType":"text/plain","name":"SECRET.txt","contentUrl":"tel:SECRET","thumbnailUrl":"tel:SECRET"}]}""" },
        { "a card", """{"text":"a","attachments":[{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"SECRET","buttons":[{"type":"call","value":"tel:SECRET"}]}}]}""" },
        { "an entity", """{"text":"a","entities":[{"type":"mention","text":"SECRET","id":"SECRET"}]}""" },
        { "suggested actions", """{"text":"a","suggestedActions":{"to":["SECRET"],"actions":[{"type":"imBack","title":"SECRET","value":"SECRET"}]}}""" },
        { "the sender's name", """{"text":"a","from":{"name":"SECRET","aadObjectId":"SECRET"}}""" },
        { "what it replies to", """{"text":"a","replyToId":"SECRET","localTimestamp":"SECRET","localTimezone":"SECRET"}""" },
        { "a member nobody knows", """{"text":"a","x-own":["SECRET",{"y":"SECRET"}],"name":"SECRET","code":"SECRET","locale":"ko"}""" },
    };

    [Fact]
    public async Task A_personal_number_posted_anywhere_is_found_nowhere()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        using var socket = await citizen.OpenStreamAsync(Stop);
        foreach (var place in Places)
        {
            foreach (var secret in Secrets)
            {
                var activity = JsonNode.Parse(place.Data.Item2.Replace("SECRET", secret, StringComparison.Ordinal))!.AsObject();
                activity["type"] = "message";
                using var stored = await citizen.PostAsync(activity, Stop);
                Assert.True(stored.IsSuccessStatusCode, $"{place.Data.Item1}: {await stored.Content.ReadAsStringAsync(Stop)}");
            }
        }

        await PostNumbersInDisguiseAsync(citizen);
        using var body = UploadTests.Raw([1, 2, 3], "image/png", "주민증 900101-1234567.png");
        await UploadTests.UploadedAsync(citizen, body);
        using var template = new MultipartFormDataContent
        {
            { new StringContent("""{"type":"message","attachments":[{"name":"010-9876-5432.png"}]}""", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
            { UploadTests.File([1, 2, 3], "image/png"), "file", "010-9876-5432.png" },
        };
        await UploadTests.UploadedAsync(citizen, template);

        var last = await citizen.SayAsync("여권 발급 수수료 얼마예요?", Stop);
        await socket.ReadUntilAsync(seen => seen.Any(activity => activity.ReplyTo() == last), Stop);
        AssertFree(socket.ToString(), "what the stream delivered");
        AssertFree(string.Join('\n', (await citizen.TranscriptAsync(Stop)).Select(activity => activity.ToJsonString())), "the transcript");
        AssertFree(host.Log, "the host's output");
        foreach (var file in Directory.EnumerateFiles(host.DataFolder))
            AssertFree(Encoding.UTF8.GetString(await ReadSharedAsync(file)), Path.GetFileName(file));
    }

    [Fact]
    public async Task A_number_a_form_asked_for_is_kept_sealed_and_is_in_no_file_in_the_clear()
    {
        await using var host = await HostProcess.StartNewAsync(Stop, [.. SharedHost.NoLimits]);
        using var citizen = await Citizen.ComeInAsync(host.Address, Stop);
        await citizen.GreetingAsync(Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("사람과 상담하고 싶어요", Stop), Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("네", Stop), Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("010-9876-5432", Stop), Stop);

        using (var database = MeshFile.Open(host))
            Assert.Equal(1L, database.Scalar<long>("SELECT count(*) FROM personal_item WHERE conversation_id = $id", ("$id", citizen.ConversationId)));
        foreach (var file in Directory.EnumerateFiles(host.DataFolder))
            AssertFree(Encoding.UTF8.GetString(await ReadSharedAsync(file)), Path.GetFileName(file));
        AssertFree(host.Log, "the host's output");
        var listed = await host.OperateAsync(Stop, "callbacks");
        Assert.Contains("010-9876-5432", listed.Output, StringComparison.Ordinal);
    }

    private static async Task PostNumbersInDisguiseAsync(Citizen citizen)
    {
        foreach (var activity in new[]
        {
            """{"type":"message","text":"９００１０１-１２３４５６７"}""",
            """{"type":"message","text":"\u0039\u0030\u0030101-1234567"}""",
            """{"type":"message","text":"a","value":{"n":9203042345678,"x":"\u0030\u0031\u0030-9876-5432"}}""",
            """{"type":"message","text":"a","value":["\uff14111-1111-1111-1111"]}""",
            """{"type":"message","text":"900101-\u200b1234567"}""",
            """{"type":"message","text":"010\u2060-9876-5432"}""",
            """{"type":"event","name":"form","value":"010–9876–5432"}""",
        })
        {
            using var stored = await citizen.PostAsync(activity, Stop);
            Assert.True(stored.IsSuccessStatusCode, activity);
        }
    }

    /// <summary>Compared without separators, so that no other way of writing hides it.</summary>
    private static void AssertFree(string text, string where)
    {
        var bare = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit));
        foreach (var secret in Secrets)
        {
            var digits = string.Concat(secret.Where(char.IsAsciiLetterOrDigit));
            var at = bare.IndexOf(digits, StringComparison.Ordinal);
            Assert.True(at < 0, $"{where} holds {secret}: …{(at < 0 ? "" : bare[Math.Max(0, at - 60)..Math.Min(bare.Length, at + 40)])}…");
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, Stop);
        return bytes;
    }
}
