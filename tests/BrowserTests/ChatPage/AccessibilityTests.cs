using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>axe finds nothing against WCAG 2.2 AA in any state, light or dark.</summary>
public sealed class AccessibilityTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task No_state_has_a_barrier(ColorScheme scheme, bool easy)
    {
        var tab = await OpenAsync("/", options => options.ColorScheme = scheme);
        await Expect(tab.Counters).ToHaveCountAsync(4);
        if (easy)
            await tab.EasyModeSwitch.ClickAsync();
        await ExpectNoBarrierAsync(tab, "first view");

        await tab.AskAsync(Facts.MoveIn);
        await tab.LastAnswer.Locator("details.sources summary").ClickAsync();
        await tab.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "아니에요" }).ClickAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "사진.png", MimeType = "image/png", Buffer = Pictures.Png });
        await ExpectNoBarrierAsync(tab, "conversation");

        await tab.MenuButton.ClickAsync();
        await ExpectNoBarrierAsync(tab, "menu");
        await tab.Page.Keyboard.PressAsync("Escape");
        foreach (var entry in (string[])["상담 내용 지우기|나눈 말 지우기", "새 상담|처음부터 다시"])
        {
            await tab.ChooseAsync(entry.Split('|')[easy ? 1 : 0]);
            await Expect(tab.Dialog).ToBeVisibleAsync();
            await ExpectNoBarrierAsync(tab, entry);
            await tab.Page.Keyboard.PressAsync("Escape");
        }

        await tab.Page.Context.SetOfflineAsync(true);
        await Expect(tab.ConnectionLine).Not.ToBeEmptyAsync();
        await ExpectNoBarrierAsync(tab, "offline");
    }

    [Theory]
    [InlineData(StagedAnswer.Receipt)]
    [InlineData(StagedAnswer.Carousel)]
    public async Task No_card_has_a_barrier(string members)
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        await tab.Page.StageAsync(members);
        await tab.GoAsync();
        await tab.AskAsync(Facts.SubwayFare);

        await ExpectNoBarrierAsync(tab, "card");
    }

    private static async Task ExpectNoBarrierAsync(ChatTab tab, string state)
    {
        var found = await tab.Page.RunAxe(Wcag);
        Assert.True(found.Violations.Length == 0, $"{state}:\n" + string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(node => $"    {node.Html}  {string.Join(" ", node.Any.Select(check => check.Message))}")))));
    }
}
