using System.Text.Json;

namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>What citizens give, keep and take back.</summary>
public sealed class OwnDataTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    private static readonly FilePayload Picture = new() { Name = "깨진 보도.png", MimeType = "image/png", Buffer = Pictures.Png };

    [Fact]
    public async Task A_picture_is_sent_with_the_question_and_shown()
    {
        var tab = await OpenAsync();
        await tab.Page.SetInputFilesAsync("input[type=file]", Picture);
        await Expect(tab.Page.GetByRole(AriaRole.List, new() { Name = "올릴 파일" })).ToContainTextAsync("깨진 보도.png");

        await tab.WriteAsync("보도블록이 깨졌어요");

        await Expect(tab.Unsent).ToHaveCountAsync(0);
        var shown = tab.Questions.Locator("img");
        await Expect(shown).ToHaveAttributeAsync("alt", "깨진 보도.png");
        await Expect(shown).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await shown.EvaluateAsync<int>("picture => picture.naturalWidth") > 0);
        var stored = Assert.Single(await tab.TranscriptAsync(), activity => activity.TryGetProperty("attachments", out var files) && files.GetArrayLength() > 0);
        Assert.Equal("보도블록이 깨졌어요", stored.GetProperty("text").GetString());
        Assert.Equal("image/png", stored.GetProperty("attachments")[0].GetProperty("contentType").GetString());
        await tab.Page.ReloadAsync();
        await Expect(tab.Questions.Locator("img")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_chosen_file_can_be_taken_away_again()
    {
        var tab = await OpenAsync();
        await tab.Page.SetInputFilesAsync("input[type=file]", Picture);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "깨진 보도.png 빼기" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.List, new() { Name = "올릴 파일" })).ToHaveCountAsync(0);
        await Expect(tab.Input).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("설치.exe", 10, "받지 못하는 형식이에요")]
    [InlineData("큰 사진.png", (4 * 1024 * 1024) + 1, "4 MB보다 커서 보낼 수 없어요")]
    [InlineData("빈 글.txt", 0, "비어 있어요")]
    public async Task A_file_that_would_be_refused_is_refused_before_it_is_sent(string name, int size, string reason)
    {
        var tab = await OpenAsync();

        await tab.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = new byte[size] });

        await Expect(tab.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = reason })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.List, new() { Name = "올릴 파일" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_picture_chosen_while_the_server_is_away_is_not_lost_by_a_reload()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.Page.RouteAsync("**/v3/**", route => route.AbortAsync());
        await tab.Page.SetInputFilesAsync("input[type=file]", Picture);
        await tab.WriteAsync("보도블록이 깨졌어요");
        await Expect(tab.Unsent).ToHaveCountAsync(1);
        await tab.Page.UnrouteAsync("**/v3/**");

        await tab.Page.ReloadAsync();

        await Expect(tab.Questions.Locator("img")).ToHaveCountAsync(1);
        await Expect(tab.Unsent).ToHaveCountAsync(0);
        Assert.Equal([Facts.SubwayFare, "보도블록이 깨졌어요"], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task Feedback_with_words_reaches_the_log()
    {
        var tab = await OpenAsync();
        var answer = await tab.AskAsync(Facts.MoveIn);

        await answer.GetByRole(AriaRole.Button, new() { Name = "아니에요" }).ClickAsync();
        // The bot says sorry below; that must not lie over what is being written.
        await Expect(tab.Answers.Filter(new() { HasText = "도움이 되지 못해 죄송해요" })).ToHaveCountAsync(1);
        await answer.GetByRole(AriaRole.Textbox).FillAsync("온라인 방법도 알려 주세요");
        await answer.GetByRole(AriaRole.Button, new() { Name = "의견 보내기" }).ClickAsync();

        await Expect(answer.GetByText("의견을 남겨 주셔서 고맙습니다.")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("body")).Not.ToContainTextAsync("submitAction");
        var given = await FeedbackAsync(tab, atLeast: 2);
        Assert.All(given, value => Assert.Equal("dislike", value.GetProperty("reaction").GetString()));
        Assert.Equal("온라인 방법도 알려 주세요", given[^1].GetProperty("feedback").GetProperty("feedbackText").GetString());
    }

    [Fact]
    public async Task One_press_says_that_an_answer_helped()
    {
        var tab = await OpenAsync();
        var answer = await tab.AskAsync(Facts.MoveIn);

        await answer.GetByRole(AriaRole.Button, new() { Name = "도움이 됐어요" }).ClickAsync();

        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "도움이 됐어요" })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal("like", (await FeedbackAsync(tab, atLeast: 1))[0].GetProperty("reaction").GetString());
    }

    [Fact]
    public async Task An_answer_is_copied_as_plain_words()
    {
        var tab = await OpenAsync();
        var answer = await tab.AskAsync(Facts.MoveIn);

        await answer.GetByRole(AriaRole.Button, new() { Name = "복사" }).ClickAsync();

        await Expect(answer.Locator(".copy-button")).ToContainTextAsync("복사했어요");
        var copied = await tab.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Contains(Facts.MoveInIs, copied, StringComparison.Ordinal);
        Assert.DoesNotContain("**", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_from_the_page_and_the_server()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.MoveIn);
        var id = await tab.ConversationIdAsync();
        var authorization = await tab.AuthorizationAsync(id);

        await tab.ChooseAsync("상담 내용 지우기");
        await tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "지우기" }).ClickAsync();

        await Expect(tab.Page.GetByText("상담 내용을 지웠어요.")).ToBeVisibleAsync();
        await Expect(tab.Questions).ToHaveCountAsync(0);
        Assert.Equal(404, (await tab.Page.APIRequest.GetAsync($"/v3/directline/conversations/{id}/activities", new() { Headers = authorization })).Status);
        Assert.Equal(404, (await tab.Page.APIRequest.GetAsync($"/api/chat/conversations/{id}/transcript", new() { Headers = authorization })).Status);
        await tab.AskAsync(Facts.SubwayFare);
        Assert.NotEqual(id, await tab.ConversationIdAsync());
    }

    [Fact]
    public async Task Nothing_is_deleted_when_the_question_is_answered_with_no()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.MoveIn);

        await tab.ChooseAsync("상담 내용 지우기");
        await tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "취소" }).ClickAsync();

        await Expect(tab.Dialog).ToHaveCountAsync(0);
        Assert.Equal([Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task The_conversation_is_downloaded_as_a_transcript()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.MoveIn);

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.ChooseAsync("상담 내용 내려받기"));

        Assert.Equal($"{await tab.ConversationIdAsync()}.transcript", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), Stop);
        using var transcript = JsonDocument.Parse(bytes);
        var messages = transcript.RootElement.EnumerateArray().Where(activity => activity.GetProperty("type").GetString() == "message").ToList();
        Assert.Contains(messages, message => message.GetProperty("text").GetString() == Facts.MoveIn);
        Assert.Contains(messages, message => message.GetProperty("text").GetString()!.Contains(Facts.MoveInIs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_conversation_starts_empty()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.MoveIn);
        var before = await tab.ConversationIdAsync();

        await tab.ChooseAsync("새 상담");
        await tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "새로 시작" }).ClickAsync();

        await Expect(tab.Questions).ToHaveCountAsync(0);
        await tab.AskAsync(Facts.SubwayFare);
        Assert.NotEqual(before, await tab.ConversationIdAsync());
        Assert.Equal([Facts.SubwayFare], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task Another_visitor_does_not_get_into_the_conversation()
    {
        var mine = await OpenAsync();
        await mine.AskAsync(Facts.MoveIn);
        var id = await mine.ConversationIdAsync();
        var stranger = await OpenAsync();

        var answer = await stranger.Page.APIRequest.PostAsync("/api/chat/tokens", new() { DataObject = new { conversationId = id } });

        Assert.Equal(403, answer.Status);
    }

    private static async Task<IReadOnlyList<JsonElement>> FeedbackAsync(ChatTab tab, int atLeast)
    {
        for (var patience = 0; ; patience++)
        {
            List<JsonElement> given = [.. from activity in await tab.TranscriptAsync()
                where activity.GetProperty("type").GetString() == "invoke"
                select activity.GetProperty("value").GetProperty("actionValue")];
            if (given.Count >= atLeast)
                return given;
            Assert.True(patience < 100, $"{given.Count} of {atLeast} pieces of feedback are in the log.");
            await Task.Delay(50, Stop);
        }
    }
}
