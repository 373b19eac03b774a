using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;
using MetaverseSeoul.IntegrationTests.Services;

namespace MetaverseSeoul.IntegrationTests.Knowledge;

/// <summary>The staff's work on articles, against one host of their own.</summary>
public sealed class StaffTests(StaffTests.OwnHost own) : IClassFixture<StaffTests.OwnHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_staff_keys_nobody_changes_anything_and_is_told_why()
    {
        await using var host = await HostProcess.StartNewAsync(Stop);
        using var staff = new Staff(host.Address);
        using var answer = await staff.GetAsync("articles");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Knowledge:StaffKeys", (string?)(await answer.JsonAsync(Stop))["detail"], StringComparison.Ordinal);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("wrong"), InlineData("staff-key-of-the-integration-test"), InlineData("staff-key-of-the-integration-testsx")]
    public async Task Only_a_staff_key_opens_the_desk(string? key)
    {
        using var stranger = new Staff(own.Address, string.IsNullOrEmpty(key) ? null : key);
        foreach (var path in (string[])["articles", "articles/move-in-report-deadline/ko", "gaps"])
        {
            using var answer = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var import = await stranger.PostAsync("import", Upload("a.md", "# a\n\nb"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Unauthorized, import.StatusCode);
    }

    [Fact]
    public async Task An_article_is_written_published_changed_rolled_back_and_withdrawn_and_the_search_follows()
    {
        using var staff = new Staff(own.Address);
        await staff.PublishAsync("kite-permit", "연날리기 허가", "허가 없이 날려도 돼요.");
        await FoundAsync(staff, "연날리기 허가", "연날리기 허가");

        using var changed = await staff.PutAsync("articles/kite-permit/ko", new JsonObject { ["file"] = Staff.File("연날리기 허가 새 안내", "이제 허가가 있어야 해요."), ["version"] = 1, ["note"] = "조례가 바뀜" });
        var draft = await changed.JsonAsync(Stop);
        Assert.Equal((2, "draft", "tester", "조례가 바뀜"), ((int)draft["version"]!, (string?)draft["status"], (string?)draft["author"], (string?)draft["note"]));
        using var late = await staff.PutAsync("articles/kite-permit/ko", new JsonObject { ["file"] = Staff.File("늦은 글", "늦게 쓴 글이에요."), ["version"] = 1 });
        var conflict = await late.JsonAsync(Stop);
        Assert.Equal((HttpStatusCode.Conflict, 2), (late.StatusCode, (int)conflict["version"]!));
        Assert.Contains("body", conflict["changed"]!.AsArray().Select(member => (string?)member));

        using var published = await staff.PostAsync("articles/kite-permit/ko/publish", new JsonObject { ["version"] = 2 });
        await FoundAsync(staff, "연날리기 허가", "연날리기 허가 새 안내");
        using var back = await staff.PostAsync("articles/kite-permit/ko/rollback", new JsonObject { ["version"] = 2, ["to"] = 1 });
        await FoundAsync(staff, "연날리기 허가", "연날리기 허가");
        using var withdrawn = await staff.PostAsync("articles/kite-permit/ko/withdraw", new JsonObject { ["version"] = 3 });
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        await Wait.UntilAsync(async () => await staff.FindAsync("연날리기 허가") != "연날리기 허가", "the withdrawn article is found no more", Stop);

        using var versions = await staff.GetAsync("articles/kite-permit/ko/versions");
        var all = JsonNode.Parse(await versions.Content.ReadAsStringAsync(Stop))!.AsArray();
        Assert.Equal(["withdrawn", "published", "published", "published"], all.Select(version => (string?)version!["status"]));
        using var first = await staff.GetAsync("articles/kite-permit/ko/versions/1");
        Assert.Contains("허가 없이 날려도", (string?)(await first.JsonAsync(Stop))["file"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_the_article_its_faults_and_who_answers_its_questions_today()
    {
        using var staff = new Staff(own.Address);
        using var good = await staff.PostAsync("articles/preview", new JsonObject { ["file"] = Staff.File("전입신고 기한", "**14일** 안이에요.") });
        var shown = await good.JsonAsync(Stop);
        Assert.Contains("<strong>14일</strong>", (string?)shown["html"], StringComparison.Ordinal);
        Assert.Equal("move-in-report-deadline", (string?)shown["questions"]![0]!["key"]);
        using var bad = await staff.PostAsync("articles/preview", new JsonObject { ["file"] = Staff.File("제목", "<img src=x onerror=alert(1)> 글") });
        var refused = await bad.JsonAsync(Stop);
        Assert.Equal(("", 16), ((string?)refused["html"], (int)refused["faults"]![0]!["line"]!));
    }

    [Theory]
    [InlineData("""{"key":"a-b","language":"ko"}""", HttpStatusCode.BadRequest, "body")]
    [InlineData("""{"key":"A B","language":"ko","file":""}""", HttpStatusCode.BadRequest, "key")]
    [InlineData("""{"key":"a-b","language":"fr","file":""}""", HttpStatusCode.BadRequest, "language")]
    [InlineData("""{"key":"a-b","language":"ko","file":5}""", HttpStatusCode.BadRequest, "file")]
    [InlineData("""{"key":"a-b","language":"ko","file":"","colour":"x"}""", HttpStatusCode.BadRequest, "colour")]
    [InlineData("""{"key":"a-b","language":"ko","file":"no head"}""", HttpStatusCode.UnprocessableEntity, "file")]
    [InlineData("""{"key":"a-b","language":"ko","file":"---\n&a [*a]\n---\nx"}""", HttpStatusCode.UnprocessableEntity, "file")]
    [InlineData("not json", HttpStatusCode.BadRequest, "body")]
    [InlineData("null", HttpStatusCode.BadRequest, "body")]
    public async Task A_broken_article_is_refused_with_the_member_that_is_wrong(string body, HttpStatusCode status, string member)
    {
        using var staff = new Staff(own.Address);
        using var answer = await staff.PostAsync("articles", Json.Body(body));
        Assert.Equal((status, member), (answer.StatusCode, (string?)(await answer.JsonAsync(Stop))["member"]));
    }

    [Fact]
    public async Task An_import_over_the_API_is_searchable_and_its_bad_rows_are_named()
    {
        using var staff = new Staff(own.Address);
        var rows = new JsonArray(Row(1, "두루미 구조는 어디에 말해요?"), Row(2, ""), Row(3, "너구리가 나타났어요 어떡해요"));
        var file = new JsonObject { ["SearchDetailsFAQService"] = new JsonObject { ["RESULT"] = new JsonObject { ["CODE"] = "INFO-000" }, ["row"] = rows } };
        using var dry = await staff.PostAsync("import?dryRun=true", Upload("faq.json", Encoding.UTF8.GetBytes(file.ToJsonString())));
        Assert.Equal((true, 2), ((bool)(await dry.JsonAsync(Stop))["dryRun"]!, (int)(await dry.JsonAsync(Stop))["added"]!));
        using var answer = await staff.PostAsync("import", Upload("faq.json", Encoding.UTF8.GetBytes(file.ToJsonString())));
        var report = await answer.JsonAsync(Stop);
        Assert.Equal((2, 1, "faq.json, row 2"), ((int)report["added"]!, (int)report["skipped"]!, (string?)report["faults"]![0]!["where"]));
        await FoundAsync(staff, "두루미 구조", "두루미 구조는 어디에 말해요?");
        using var again = await staff.PostAsync("import", Upload("faq.json", Encoding.UTF8.GetBytes(file.ToJsonString())));
        Assert.Equal(2, (int)(await again.JsonAsync(Stop))["unchanged"]!);
    }

    [Fact]
    public async Task What_nobody_answers_is_shown_as_a_gap_with_the_beginning_of_an_article_and_without_its_deleted_conversation()
    {
        using var staff = new Staff(own.Address);
        using var citizen = await Citizen.ComeInAsync(own.Address, Stop);
        await citizen.GreetingAsync(Stop);
        await citizen.ReplyToAsync(await citizen.SayAsync("쀍뛟 궭훓 010-1234-5678", Stop), Stop);
        using var listed = await staff.GetAsync("gaps");
        var gap = (await listed.JsonAsync(Stop))["gaps"]!.AsArray().Single(gap => ((string)gap!["question"]!).StartsWith("쀍뛟", StringComparison.Ordinal))!;
        Assert.Equal(("쀍뛟 궭훓 010-****-5678", 1, 1), ((string?)gap["question"], (int)gap["count"]!, (int)gap["languages"]!["ko"]!));

        using (var database = MeshFile.Open(own.Host))
            Assert.Equal(1L, database.Scalar<long>($"SELECT count(*) FROM gap_question WHERE conversation_id = '{citizen.ConversationId}'"));
        using var deleted = await citizen.SendAsync(HttpMethod.Delete, $"api/chat/conversations/{citizen.ConversationId}", null, Stop);
        using (var database = MeshFile.Open(own.Host))
            Assert.Empty(ScaledOut.Traces.In(database, citizen.ConversationId));

        using var draft = await staff.GetAsync($"gaps/{(string)gap["id"]!}/draft");
        Assert.Contains("- \"쀍뛟 궭훓 010-****-5678\"", (string?)(await draft.JsonAsync(Stop))["file"], StringComparison.Ordinal);
        using var done = await staff.PostAsync($"gaps/{(string)gap["id"]!}/done", new JsonObject());
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        using var again = await staff.PostAsync($"gaps/{(string)gap["id"]!}/done", new JsonObject());
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task More_than_50_MB_are_refused_as_too_large()
    {
        using var staff = new Staff(own.Address);
        using var answer = await staff.PostAsync("import", Upload("big.json", new byte[51 * 1024 * 1024]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("file", (string?)(await answer.JsonAsync(Stop))["member"]);
        // A file within the limit that is no JSON is read and named.
        using var broken = await staff.PostAsync("import", Upload("big.json", new byte[49 * 1024 * 1024]));
        Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
        Assert.Contains("not JSON", (string?)(await broken.JsonAsync(Stop))["faults"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Theory, InlineData("import", "file"), InlineData("import?format=doc", "format"), InlineData("import?lang=fr", "lang"), InlineData("import?dryRun=maybe", "dryRun")]
    public async Task An_import_that_cannot_be_understood_names_the_member(string path, string member)
    {
        using var staff = new Staff(own.Address);
        using HttpContent body = path == "import" ? new MultipartFormDataContent { { new StringContent("x"), "text" } } : Upload("a.xyz", [1]);
        using var answer = await staff.PostAsync(path, body);
        Assert.Equal((HttpStatusCode.BadRequest, member), (answer.StatusCode, (string?)(await answer.JsonAsync(Stop))["member"]));
    }

    [Fact]
    public async Task The_command_imports_into_a_running_host()
    {
        var folder = Directory.CreateTempSubdirectory("seoul-import-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ice.md"), "# 얼음 조각 축제 신청\n\n구청 누리집에서 신청해요.\n", Stop);
            var run = await own.Host.OperateAsync(Stop, "knowledge", "import", folder.FullName, "--domain", "tourism");
            Assert.True(run.ExitCode == 0, run.Output + run.Complaint);
            Assert.Contains("1 new", run.Output, StringComparison.Ordinal);
            using var staff = new Staff(own.Address);
            await FoundAsync(staff, "얼음 조각 축제 신청", "얼음 조각 축제 신청");
            Assert.Equal(2, (await own.Host.OperateAsync(Stop, "knowledge", "import", folder.FullName + "/nowhere")).ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, InlineData("Knowledge:StaffKeys:kim", "short"), InlineData("Knowledge:SearchesPerAddress", "0"), InlineData("Knowledge:StaffKey", "x"), InlineData("Knowledge:StaffKeys:a:b", "a-key-that-is-long-enough-to-be-one")]
    public async Task A_setting_of_the_articles_that_cannot_be_used_is_refused_by_name(string key, string value)
    {
        var run = await HostRun.ToEndAsync([$"--{key}", value, "--urls", "http://127.0.0.1:0", "--Mesh:Data", Path.Combine(own.Host.DataFolder, "settings")], Stop);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(key, run.Complaint, StringComparison.Ordinal);
    }

    private static Task FoundAsync(Staff staff, string text, string title) =>
        Wait.UntilAsync(async () => await staff.FindAsync(text) == title, $"'{title}' is found", Stop);

    private static JsonObject Row(int id, string question) => new()
    {
        ["FAQ_SEQNO"] = $"90{id}", ["QUEST"] = question, ["ANSWER_HTML"] = $"<p>120으로 <b>전화</b>해 주세요 {id}.</p>", ["LCODE_NAME"] = "환경", ["UPDATE_YMDHMS"] = "20250301090000",
    };

    private static MultipartFormDataContent Upload(string name, byte[] bytes) => new() { { new ByteArrayContent(bytes), "file", name } };

    public sealed class OwnHost : IAsyncLifetime
    {
        public HostProcess Host { get; private set; } = null!;

        public Uri Address => Host.Address;

        public async ValueTask InitializeAsync() => Host = await HostProcess.StartNewAsync(CancellationToken.None, [.. Staff.Setting]);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
