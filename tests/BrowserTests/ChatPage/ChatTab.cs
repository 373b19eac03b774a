using System.Text.Json;

namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>A tab with the chat page, spoken of as a citizen would. Names of controls are those a screen reader says, in Korean.</summary>
internal sealed class ChatTab(IPage page)
{
    public IPage Page => page;

    public ILocator Input => page.GetByRole(AriaRole.Textbox, new() { Name = "질문", Exact = true });
    public ILocator SendButton => page.GetByRole(AriaRole.Button, new() { Name = "보내기", Exact = true });
    public ILocator Questions => page.Locator(".question");
    public ILocator Unsent => page.Locator(".question-pending");
    public ILocator Answers => page.GetByRole(AriaRole.Article);
    public ILocator LastAnswer => Answers.Last;
    public ILocator QuickReplies => page.GetByRole(AriaRole.List, new() { Name = "이어서 물어보기" }).GetByRole(AriaRole.Button);
    public ILocator Counters => page.Locator(".counter");
    public ILocator ConnectionLine => page.Locator(".connection");
    public ILocator Announcements => page.GetByRole(AriaRole.Log);
    public ILocator MenuButton => page.GetByRole(AriaRole.Button, new() { Name = "메뉴", Exact = true });
    public ILocator EasyModeSwitch => page.Locator("button.easy-switch");
    public ILocator LanguageChoice => page.Locator(".language select");
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public static async Task<ChatTab> OpenAsync(Visit visit, string path = "/")
    {
        var tab = new ChatTab(await visit.NewTabAsync());
        await tab.GoAsync(path);
        return tab;
    }

    public async Task GoAsync(string path = "/")
    {
        await page.GotoAsync(path);
        await Expect(page.Locator("#question")).ToBeVisibleAsync();
    }

    /// <summary>Types and presses Enter; does not wait for anything.</summary>
    public async Task WriteAsync(string question)
    {
        await page.Locator("#question").FillAsync(question);
        await page.Locator("#question").PressAsync("Enter");
    }

    /// <summary>Asks, and waits for the answer under the question.</summary>
    /// <returns>The answer.</returns>
    public async Task<ILocator> AskAsync(string question)
    {
        await WriteAsync(question);
        return await AnswerToAsync(question);
    }

    public async Task<ILocator> AnswerToAsync(string question)
    {
        var answer = page.Locator(".turn", new() { Has = page.Locator(".question-words", new() { HasText = question }) }).Last.GetByRole(AriaRole.Article).First;
        await Expect(answer).ToBeVisibleAsync();
        return answer;
    }

    /// <summary>Chooses an entry of the page's menu.</summary>
    public async Task ChooseAsync(string entry)
    {
        await MenuButton.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = entry }).ClickAsync();
    }

    /// <summary>Presses Shift+Tab until the focus is on an element that this selector names.</summary>
    public async Task TabBackToAsync(string selector)
    {
        for (var press = 0; press < 60; press++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }

        Assert.Fail($"Shift+Tab does not lead to {selector}.");
    }

    public Task<string?> ConversationIdAsync() => page.EvaluateAsync<string?>("() => localStorage.getItem('seoul.conversation')");

    /// <summary>What the server holds of this visitor's conversation, read with a token of its own.</summary>
    public async Task<IReadOnlyList<JsonElement>> TranscriptAsync()
    {
        var id = await ConversationIdAsync();
        var answer = await page.APIRequest.GetAsync($"/api/chat/conversations/{id}/transcript", new() { Headers = await AuthorizationAsync(id) });
        Assert.True(answer.Ok, $"transcript: {answer.Status} {await answer.TextAsync()}");
        return [.. (await answer.JsonAsync())!.Value.EnumerateArray()];
    }

    /// <summary>The texts of the citizen's messages in the log, in its order.</summary>
    public async Task<IReadOnlyList<string?>> StoredQuestionsAsync() => [.. from activity in await TranscriptAsync()
        where activity.GetProperty("type").GetString() == "message" && activity.GetProperty("from").GetProperty("role").GetString() == "user"
        select activity.GetProperty("text").GetString()];

    public async Task<Dictionary<string, string>> AuthorizationAsync(string? conversationId)
    {
        var answer = await page.APIRequest.PostAsync("/api/chat/tokens", new() { DataObject = new { locale = "ko", conversationId } });
        Assert.True(answer.Ok, $"token: {answer.Status} {await answer.TextAsync()}");
        return new() { ["Authorization"] = $"Bearer {(await answer.JsonAsync())!.Value.GetProperty("token").GetString()}" };
    }
}
