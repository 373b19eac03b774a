using System.Text;
using System.Text.Json.Nodes;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.UnitTests.Knowledge.Library;

namespace MetaverseSeoul.UnitTests.Knowledge.Import;

public sealed class ImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_open_APIs_JSON_becomes_articles_with_domain_source_and_date()
    {
        await using var desk = await Desk.OpenAsync();
        var report = await desk.ImportAsync("faq.json", Json(Row(1, "따릉이 대여소는 어디예요?", "<p>앱에서 <b>지도</b>를 보세요.</p><script>alert(1)</script>")));
        Assert.Equal((1L, 0L), (report.Added, report.Skipped));
        var article = (await desk.AllAsync()).Single(article => article.Key == "faq-1");
        Assert.Equal(("transport", "petition120", "civil", "2024-01-05"), (article.Domain, article.Agent, article.Desk, article.AsOf));
        Assert.Equal("앱에서 **지도**를 보세요.", article.Body);
        Assert.Contains("120다산콜", Assert.Single(article.Sources).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_APIs_XML_is_read_and_the_manual_has_keys_of_its_own()
    {
        await using var desk = await Desk.OpenAsync();
        const string xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <SearchDetailsSeoulWorkmanualService><list_total_count>2</list_total_count><RESULT><CODE>INFO-000</CODE><MESSAGE>정상 처리되었습니다</MESSAGE></RESULT>
            <row><FAQ_SEQNO>7</FAQ_SEQNO><QUEST><![CDATA[가로수가 쓰러졌어요]]></QUEST><ANSWER><![CDATA[구청 공원녹지과에서 처리해요.
            # 제목이 아니에요]]></ANSWER><LCODE_NAME>환경</LCODE_NAME><UPDATE_YMDHMS>2023-03-01 10:00:00.0</UPDATE_YMDHMS></row>
            <row><FAQ_SEQNO>8</FAQ_SEQNO><QUEST>빈 답</QUEST><ANSWER></ANSWER></row></SearchDetailsSeoulWorkmanualService>
            """;
        var report = await desk.ImportAsync("manual.xml", Encoding.UTF8.GetBytes(xml));
        var article = (await desk.AllAsync()).Single(article => article.Key == "manual-7");
        Assert.Equal("구청 공원녹지과에서 처리해요.\n\\# 제목이 아니에요", article.Body);
        Assert.Equal("manual.xml, row 2", Assert.Single(report.Faults).Where);
    }

    [Fact]
    public async Task A_bad_row_is_named_and_skipped_and_the_rest_is_kept()
    {
        await using var desk = await Desk.OpenAsync();
        var rows = Enumerable.Range(1, 250).Select(at => (JsonNode)Row(at, $"물음 {at}번은?", $"답 {at}이에요, 그렇습니다.")).ToArray();
        rows[2] = "not a row";
        rows[3]!["QUEST"] = "";
        rows[4]!["FAQ_SEQNO"] = null;
        rows[5]!["ANSWER_HTML"] = "";
        rows[6]!["FAQ_SEQNO"] = "1";
        rows[7]!["ANSWER_HTML"] = "<script>only</script>";
        rows[8]!["QUEST"] = new string('길', 5000);
        rows[9]!["UPDATE_YMDHMS"] = "언젠가";
        var report = await desk.ImportAsync("faq.json", Json(rows));
        Assert.Equal((244L, 6L), (report.Added, report.Skipped));
        Assert.Equal(["row 3", "row 4", "row 5", "row 6", "row 7", "row 8"], report.Faults.Select(fault => fault.Where["faq.json, ".Length..]));
        Assert.Contains("row 1 already", report.Faults[4].Reason, StringComparison.Ordinal);
        Assert.Equal("undated", (await desk.AllAsync()).Single(article => article.Key == "faq-10").AsOf);
    }

    [Fact]
    public async Task The_same_import_again_makes_no_version_and_a_changed_row_makes_one()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ImportAsync("faq.json", Json(Row(1, "하나는?", "하나예요, 그래요."), Row(2, "둘은?", "둘이에요, 그래요.")));
        Assert.Equal(2, (await desk.ImportAsync("faq.json", Json(Row(2, "둘은?", "둘이에요, 그래요."), Row(1, "하나는?", "하나예요, 그래요.")))).Unchanged);
        var report = await desk.ImportAsync("faq.json", Json(Row(1, "하나는?", "하나가 아니에요."), Row(2, "둘은?", "둘이에요, 그래요.")));
        Assert.Equal((1L, 1L), (report.Changed, report.Unchanged));
        Assert.Equal(2, (await desk.Articles.FindAsync("faq-1", "ko", Stop))!.Version);
        Assert.Equal("하나가 아니에요.", (await desk.AllAsync()).Single(article => article.Key == "faq-1").Body);
    }

    [Fact]
    public async Task What_staff_changed_since_is_not_overwritten_but_put_beside_as_a_draft()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ImportAsync("faq.json", Json(Row(1, "하나는?", "하나예요, 그래요.")));
        await desk.PublishAsync("faq-1", Desk.Titled("직원이 고친 글"));
        Assert.Equal(1, (await desk.ImportAsync("faq.json", Json(Row(1, "하나는?", "하나예요, 그래요.")))).Unchanged);
        Assert.Equal(1, (await desk.ImportAsync("faq.json", Json(Row(1, "하나는?", "원본이 바뀌었어요.")))).ForReview);
        Assert.Equal("직원이 고친 글", (await desk.AllAsync()).Single(article => article.Key == "faq-1").Title);
        Assert.Equal(ArticleStatus.Draft, (await desk.Articles.FindAsync("faq-1", "ko", Stop))!.Status);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_does_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Equal(1, (await desk.ImportAsync("faq.json", Json(Row(1, "하나는?", "하나예요, 그래요.")), isDryRun: true)).Added);
        Assert.Equal(0, (await desk.Store.StampAsync(Stop)).Revision);
    }

    [Theory]
    [InlineData("faq.json", "{\"S\":{\"RESULT\":{\"CODE\":\"INFO-200\",\"MESSAGE\":\"해당하는 데이터가 없습니다.\"}}}", "the open API answered INFO-200: 해당하는 데이터가 없습니다.")]
    [InlineData("faq.xml", "<RESULT><CODE>ERROR-300</CODE><MESSAGE>필수 값이 누락되어 있습니다</MESSAGE></RESULT>", "the open API answered ERROR-300")]
    [InlineData("faq.json", "{\"a\":", "not JSON from here on")]
    [InlineData("faq.json", "", "not JSON from here on")]
    [InlineData("faq.json", "{\"a\":1}", "it holds no list 'row'")]
    [InlineData("faq.xml", "<a><row>", "not XML from here on")]
    [InlineData("faq.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "it has a document type")]
    [InlineData("faq.csv", "", "it is empty")]
    [InlineData("page.html", "<script>alert(1)</script>", "it has neither a heading nor a title")]
    [InlineData("page.md", "제목만", "it has no heading, or nothing below it")]
    [InlineData("move-in.md", "---\ntitle: x\n---\n", "an article's file is named")]
    [InlineData("paper.pdf", "%PDF-1.7 and then nothing", "it cannot be read as a PDF")]
    public async Task A_file_that_is_not_what_it_says_is_named_with_its_reason(string file, string text, string reason)
    {
        await using var desk = await Desk.OpenAsync();
        var report = await desk.ImportAsync(file, Encoding.UTF8.GetBytes(text));
        Assert.StartsWith(reason, Assert.Single(report.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal(0, report.Added);
    }

    [Fact]
    public async Task Rows_before_the_place_where_a_file_breaks_are_kept()
    {
        await using var desk = await Desk.OpenAsync();
        var whole = Encoding.UTF8.GetString(Json([.. Enumerable.Range(1, 3000).Select(at => (JsonNode)Row(at, $"물음 {at}번은?", $"답 {at}이에요, 그렇습니다."))]));
        var report = await desk.ImportAsync("faq.json", Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)]), isDryRun: true);
        Assert.InRange(report.Added, 1400, 1600);
        Assert.Equal($"faq.json, row {report.Added + 1}", Assert.Single(report.Faults).Where);
    }

    [Theory, InlineData(65001), InlineData(949)]
    public async Task A_table_is_read_in_UTF8_and_in_what_Korean_Windows_saves(int codePage)
    {
        await using var desk = await Desk.OpenAsync();
        var encoding = codePage == 949 ? CodePagesEncodingProvider.Instance.GetEncoding(949)! : Encoding.UTF8;
        var report = await desk.ImportAsync("반려동물.csv", encoding.GetBytes("번호,질문,답변,분류,수정일\r\n1,\"강아지, 등록해요?\",\"구청에서 해요.\n30일 안이에요.\",복지,2024.01.05\r\n2,모자라요\r\n"));
        Assert.Equal("반려동물.csv, line 4: it has 2 columns, the first line has 5", $"{report.Faults[0].Where}: {report.Faults[0].Reason}");
        var article = (await desk.AllAsync()).Single(article => article.Title == "강아지, 등록해요?");
        Assert.Equal(("welfare", "2024-01-05", "구청에서 해요.\n30일 안이에요."), (article.Domain, article.AsOf, article.Body));
    }

    [Fact]
    public async Task A_page_becomes_an_article_by_its_heading()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ImportAsync("art.html", "<title>t</title><nav>메뉴</nav><main><h1>시립미술관</h1><p>입장은 <b>무료</b>예요.</p></main>"u8.ToArray());
        var article = (await desk.AllAsync()).Single(article => article.Key == "page-art");
        Assert.Equal(("시립미술관", "입장은 **무료**예요.", "art.html"), (article.Title, article.Body, article.Sources[0].Name));
    }

    [Fact]
    public async Task Our_own_article_files_are_taken_as_they_are_and_checked()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Equal(1, (await desk.ImportAsync("new-one.ko.md", Encoding.UTF8.GetBytes(ContentFolder.Good))).Added);
        var report = await desk.ImportAsync("other.ko.md", Encoding.UTF8.GetBytes(ContentFolder.Good.Replace("desk: civil", "desk: x", StringComparison.Ordinal)));
        Assert.StartsWith("line 8: desk: 'x' is none of", Assert.Single(report.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_PDF_is_read_Korean_too()
    {
        await using var desk = await Desk.OpenAsync();
        var report = await desk.ImportAsync("guide.pdf", TinyPdf.Of("서울 시민 안내서예요"));
        Assert.Empty(report.Faults);
        Assert.Contains("서울 시민 안내서예요", (await desk.AllAsync()).Single(article => article.Key == "pdf-guide").Body, StringComparison.Ordinal);
    }

    private static JsonObject Row(int id, string question, string answer) => new()
    {
        ["FAQ_SEQNO"] = $"{id}", ["QUEST"] = question, ["ANSWER"] = "", ["ANSWER_HTML"] = answer, ["LCODE_NAME"] = "교통", ["UPDATE_YMDHMS"] = "20240105123000",
    };

    private static byte[] Json(params JsonNode[] rows) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["SearchDetailsFAQService"] = new JsonObject
        {
            ["list_total_count"] = rows.Length,
            ["RESULT"] = new JsonObject { ["CODE"] = "INFO-000", ["MESSAGE"] = "정상 처리되었습니다" },
            ["row"] = new JsonArray(rows),
        },
    }.ToJsonString());
}
