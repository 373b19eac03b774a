namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>A Korean input method, as the browser sees one.</summary>
internal sealed class HangulKeyboard(ICDPSession browser)
{
    public static async Task<HangulKeyboard> AttachAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <summary>The syllable under construction takes these forms one after the other and stays unfinished.</summary>
    public async Task BuildAsync(params string[] forms)
    {
        foreach (var form in forms)
            await browser.SendAsync("Input.imeSetComposition", new() { ["text"] = form, ["selectionStart"] = form.Length, ["selectionEnd"] = form.Length });
    }

    /// <summary>Finished text; ends what is under construction.</summary>
    public Task CommitAsync(string text) => browser.SendAsync("Input.insertText", new() { ["text"] = text });

    public async Task PressEnterWhileBuildingAsync()
    {
        // 229 is what every key is called while an input method has the keyboard.
        await browser.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await browser.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = "Enter", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 13 });
    }
}
