namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>A test of our own page at the host's root.</summary>
public abstract class ChatPageTest(Chromium chromium, City city) : BrowserTest(chromium, city), IClassFixture<City>
{
    private protected async Task<ChatTab> OpenAsync(string path = "/", Action<BrowserNewContextOptions>? change = null) =>
        await ChatTab.OpenAsync(await NewVisitAsync(change), path);
}
