namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Everything can be done without a mouse, and one always sees where one is.</summary>
public sealed class KeyboardTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    private const string FocusIsSeen = """
        () => {
          const shown = element => {
            const style = getComputedStyle(element)
            return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
          }
          const focused = document.activeElement
          // A field may leave it to its frame to show the focus.
          for (let element = focused, steps = 0; element && steps < 3; element = element.parentElement, steps++) if (shown(element)) return true
          return false
        }
        """;

    private const string FocusedName = "() => { const f = document.activeElement; return f === document.body ? 'body' : `${f.tagName} ${f.id || f.getAttribute('aria-label') || f.textContent.trim()}` }";

    [Fact]
    public async Task A_question_is_asked_and_its_sources_read_with_keys_alone()
    {
        var tab = await OpenAsync();
        var keys = tab.Page.Keyboard;

        await keys.TypeAsync(Facts.MoveIn);
        await keys.PressAsync("Enter");
        var answer = await tab.AnswerToAsync(Facts.MoveIn);
        await Expect(tab.Input).ToBeFocusedAsync();
        await tab.TabBackToAsync("summary");
        await keys.PressAsync("Enter");

        await Expect(answer.Locator("details.sources li").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_counters_question_is_reached_by_Tab_and_asked_by_Enter()
    {
        var tab = await OpenAsync();
        await Expect(tab.Counters).ToHaveCountAsync(4);

        await tab.TabBackToAsync(".counter-question");
        var question = (await tab.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).Trim();
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.AnswerToAsync(question);
    }

    [Fact]
    public async Task Every_stop_of_the_Tab_key_shows_where_it_is()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.Page.Locator(".skip-link").FocusAsync();
        HashSet<string> stops = [];

        while (true)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var name = await tab.Page.EvaluateAsync<string>(FocusedName);
            if (name == "body" || !stops.Add(name))
                break;
            Assert.True(await tab.Page.EvaluateAsync<bool>(FocusIsSeen), $"The focus cannot be seen on: {name}");
            Assert.True(await tab.Page.EvaluateAsync<bool>("""
                () => {
                  const { left, top, width, height } = document.activeElement.getBoundingClientRect()
                  const hit = document.elementFromPoint(left + width / 2, top + height / 2)
                  return hit !== null && (document.activeElement.contains(hit) || hit.contains(document.activeElement))
                }
                """), $"Something lies over the focus, or it is out of sight: {name}");
        }

        Assert.True(stops.Count >= 12, $"Only {stops.Count} stops: {string.Join(" | ", stops)}");
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_conversation()
    {
        var tab = await OpenAsync();
        await tab.TabBackToAsync("a");
        while (!await tab.Page.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('a')"))
            await tab.TabBackToAsync("a");
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "상담으로 바로 가기" })).ToBeInViewportAsync();

        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_menu_is_walked_with_arrows_and_closed_with_Escape()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        var items = tab.Page.GetByRole(AriaRole.Menuitem);
        await tab.MenuButton.FocusAsync();

        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(items.Nth(0)).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(items.Nth(1)).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await Expect(items.Last).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");

        await Expect(items).ToHaveCountAsync(0);
        await Expect(tab.MenuButton).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_dialog_keeps_the_focus_closes_with_Escape_and_gives_it_back()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.ChooseAsync("상담 내용 지우기");
        await Expect(tab.Dialog).ToBeVisibleAsync();

        for (var press = 0; press < 5; press++)
            await tab.Page.Keyboard.PressAsync("Tab");
        await Expect(tab.Page.Locator("#question")).Not.ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");

        await Expect(tab.Dialog).ToHaveCountAsync(0);
        await Expect(tab.MenuButton).ToBeFocusedAsync();
    }
}
