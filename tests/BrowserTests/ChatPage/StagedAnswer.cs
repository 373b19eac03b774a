using System.Text.Json.Nodes;

namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Lets the page see answers that no agent gives yet: what the real server streams is changed on its way to the page.</summary>
internal static class StagedAnswer
{
    /// <summary>Every answer to a citizen's message gets these members. Call before the page is opened.</summary>
    public static Task StageAsync(this IPage page, string members) => page.RouteWebSocketAsync("**/stream**", socket =>
    {
        var server = socket.ConnectToServer();
        server.OnMessage(frame => socket.Send(Changed(frame.Text, members)));
    });

    private static string Changed(string? frame, string members)
    {
        if (string.IsNullOrEmpty(frame))
            return "";
        var set = JsonNode.Parse(frame)!.AsObject();
        foreach (var activity in set["activities"]!.AsArray().Select(activity => activity!.AsObject()))
        {
            if ((string?)activity["type"] != "message" || activity["replyToId"] is null)
                continue;
            foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
                activity[name] = value?.DeepClone();
        }

        return set.ToJsonString();
    }

    public const string Receipt = """
        {
          "text": "이 집의 **취득세**를 셈해 봤어요.",
          "attachments": [{
            "contentType": "application/vnd.microsoft.card.receipt",
            "content": {
              "title": "취득세 계산",
              "facts": [{ "key": "취득가액", "value": "700,000,000원" }, { "key": "주택 수", "value": "1주택" }],
              "items": [
                { "title": "취득세", "subtitle": "700,000,000원 × 1.67%", "price": "11,690,000원", "tap": { "type": "openUrl", "title": "지방세법 제11조", "value": "https://www.law.go.kr/" } },
                { "title": "지방교육세", "subtitle": "취득세의 10%", "price": "1,169,000원" }
              ],
              "total": "12,859,000원"
            }
          }]
        }
        """;

    public const string Carousel = """
        {
          "text": "가까운 곳이에요.",
          "attachmentLayout": "carousel",
          "attachments": [
            { "contentType": "application/vnd.microsoft.card.hero", "content": { "title": "덕수궁", "subtitle": "중구 세종대로 99", "text": "오전 9시부터 오후 9시까지", "buttons": [{ "type": "imBack", "title": "입장료 물어보기", "value": "덕수궁 입장료" }, { "type": "openUrl", "title": "누리집", "value": "https://www.seoul.go.kr/" }] } },
            { "contentType": "application/vnd.microsoft.card.hero", "content": { "title": "경복궁", "subtitle": "종로구 사직로 161", "text": "화요일에 쉬어요", "buttons": [{ "type": "openUrl", "title": "나쁜 주소", "value": "javascript:alert(1)" }] } },
            { "contentType": "application/vnd.microsoft.card.hero", "content": { "title": "창덕궁", "subtitle": "종로구 율곡로 99" } }
          ]
        }
        """;
}
