using System.Globalization;
using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.Knowledge.Import;

/// <summary>Makes an article of one row of named fields: the 120 line's open API in JSON or XML, or a table with the same or plainer names.</summary>
internal static class FaqRow
{
    private const string OpenApi = "120다산콜 자주 묻는 질문 (서울 열린데이터광장)";
    private const string OpenApiAddress = "https://data.seoul.go.kr";

    private static readonly string[] Ids = ["FAQ_SEQNO", "MANUAL_SEQNO", "SEQNO", "id", "번호", "일련번호"];
    private static readonly string[] Questions = ["QUEST", "TITLE", "question", "질문", "제목"];
    private static readonly string[] Answers = ["ANSWER_HTML", "ANSWER", "CONTENT_HTML", "CONTENT", "body", "답변", "내용"];
    private static readonly string[] Categories = ["LCODE_NAME", "category", "분류", "구분"];
    private static readonly string[] Dates = ["UPDATE_YMDHMS", "updated", "asOf", "수정일", "기준일"];
    private static readonly string[] Sources = ["source", "출처"];
    private static readonly string[] Addresses = ["url", "link", "링크"];

    private static readonly string[] DateForms =
        ["yyyyMMddHHmmss", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss.f", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd", "yyyy.MM.dd", "yyyy/MM/dd"];

    /// <param name="file">The file's name: ids that are not the open API's are told apart by it.</param>
    /// <param name="where">The row in it.</param>
    /// <param name="service">The open API's service, where the file names one.</param>
    public static ImportItem Read(IReadOnlyDictionary<string, string> fields, string file, string where, string? service = null)
    {
        string Field(string[] names) => names.Select(name => fields.GetValueOrDefault(name)?.Trim()).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";

        var id = Field(Ids);
        if (id.Length == 0)
            return ImportItem.Bad($"{file}, {where}", "it has no id (FAQ_SEQNO or id): the next import could not find it again");
        var title = PlainText.OneLine(Field(Questions));
        if (title.Length == 0)
            return ImportItem.Bad($"{file}, {where}", "it has no question (QUEST or question)");
        var answer = Field(Answers);
        if (answer.Length == 0)
            return ImportItem.Bad($"{file}, {where}", "it has no answer (ANSWER or ANSWER_HTML): rows of SearchFAQService have none, import those of SearchDetailsFAQService");

        var isOpenApi = fields.ContainsKey("FAQ_SEQNO") || fields.ContainsKey("LCODE_NAME");
        var source = Field(Sources);
        return ImportItem.Of(new ImportRow(
            $"{file}, {where}",
            isOpenApi ? ImportKey.Of(OpenApiAnswer.PrefixOf(service), id) : ImportKey.Of(ImportKey.Of("table", Path.GetFileNameWithoutExtension(file)), id),
            title,
            PlainText.LooksLikeHtml(answer) ? HtmlToMarkdown.Convert(answer) : PlainText.ToMarkdown(answer),
            Field(Categories),
            AsOfText(Field(Dates)),
            source.Length > 0 ? source : isOpenApi ? OpenApi : file,
            BodyCheck.IsAllowed(Field(Addresses)) ? Field(Addresses) : isOpenApi && source.Length == 0 ? OpenApiAddress : null));
    }

    private static string AsOfText(string date)
    {
        if (AsOf.IsValid(date))
            return date;
        return DateTime.TryParseExact(date, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "undated";
    }
}
