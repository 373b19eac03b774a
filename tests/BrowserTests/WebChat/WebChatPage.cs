using System.Text.Json;

namespace MetaverseSeoul.BrowserTests.WebChat;

/// <summary>A page with Web Chat. What stands in its store tells more exactly than its pixels what it thinks of our server.</summary>
internal sealed class WebChatPage(IPage page)
{
    public IPage Page => page;

    public ILocator SendBox => page.GetByRole(AriaRole.Textbox);
    /// <summary>What is seen; beside it Web Chat keeps a copy of each for the screen reader.</summary>
    public ILocator Activities => page.Locator(".webchat__basic-transcript__activity");

    public ILocator SuggestedActions => page.Locator(".webchat__suggested-actions button");

    public async Task SendAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Posts an activity as Web Chat's own buttons do.</summary>
    public Task PostAsync(object activity) =>
        page.EvaluateAsync("activity => store.dispatch({ type: 'DIRECT_LINE/POST_ACTIVITY', meta: { method: 'code' }, payload: { activity: JSON.parse(activity) } })", JsonSerializer.Serialize(activity));

    /// <summary>Returns when the store holds such an activity.</summary>
    /// <param name="test">JavaScript over an activity <c>a</c>.</param>
    public async Task<JsonElement> ActivityAsync(string test)
    {
        await page.WaitForFunctionAsync($"() => store.getState().activities.some(a => {test})");
        return await page.EvaluateAsync<JsonElement>($"() => JSON.parse(JSON.stringify(store.getState().activities.findLast(a => {test})))");
    }

    public Task<int> CountAsync(string test) => page.EvaluateAsync<int>($"() => store.getState().activities.filter(a => {test}).length");

    /// <summary>Web Chat has seen the echo of its own message and no longer calls it "sending".</summary>
    public Task SentAsync(string text) =>
        ActivityAsync($"a.type === 'message' && a.text === {JsonSerializer.Serialize(text)} && a.from.role === 'user' && a.channelData?.['webchat:send-status'] === 'sent' && a.id");
}
