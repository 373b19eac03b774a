namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>What a screen reader hears: each new answer once, and nothing that was heard before.</summary>
public sealed class ScreenReaderTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    /// <summary>Notes everything that is ever added to the log, which lets old entries go after a while.</summary>
    private const string Listen = """
        window.heard = []
        new MutationObserver(changes => {
          for (const change of changes)
            for (const node of change.addedNodes)
              if (change.target.closest?.('[role=log]') && node.textContent.trim()) heard.push(node.textContent)
        }).observe(document, { childList: true, subtree: true })
        """;

    [Fact]
    public async Task Each_new_answer_is_announced_once()
    {
        var tab = await OpenListeningAsync();
        await Expect(tab.Announcements).ToHaveAttributeAsync("aria-live", "polite");

        await tab.AskAsync(Facts.MoveIn);
        await tab.AskAsync(Facts.SubwayFare);

        var heard = await HeardAsync(tab);
        Assert.Single(heard, words => words.Contains(Facts.MoveInIs, StringComparison.Ordinal));
        Assert.Single(heard, words => words.Contains(Facts.SubwayFareIs, StringComparison.Ordinal));
        Assert.DoesNotContain(heard, words => words.Contains(Facts.MoveIn, StringComparison.Ordinal));
        Assert.All(heard, words => Assert.Contains("120 민원상담", words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_announcement_has_no_marks_of_writing()
    {
        var tab = await OpenListeningAsync();

        await tab.AskAsync(Facts.MoveIn);

        var heard = Assert.Single(await HeardAsync(tab), words => words.Contains(Facts.MoveInIs, StringComparison.Ordinal));
        Assert.DoesNotContain("**", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_not_announced_on_a_reload()
    {
        var tab = await OpenListeningAsync();
        await tab.AskAsync(Facts.MoveIn);

        await tab.Page.ReloadAsync();
        await tab.AnswerToAsync(Facts.MoveIn);
        await tab.AskAsync(Facts.SubwayFare);

        var heard = await HeardAsync(tab);
        Assert.Contains(Facts.SubwayFareIs, Assert.Single(heard), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_not_announced_again_when_the_network_comes_back()
    {
        var tab = await OpenListeningAsync();
        await tab.AskAsync(Facts.MoveIn);
        await tab.Page.Context.SetOfflineAsync(true);
        await Expect(tab.ConnectionLine).Not.ToBeEmptyAsync();
        await tab.Page.Context.SetOfflineAsync(false);

        await tab.AskAsync(Facts.SubwayFare);

        Assert.Single(await HeardAsync(tab), words => words.Contains(Facts.MoveInIs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_has_its_landmarks_and_an_outline()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.MoveIn);

        await Expect(tab.Page.GetByRole(AriaRole.Banner)).ToHaveCountAsync(1);
        await Expect(tab.Page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Expect(tab.Page.GetByRole(AriaRole.Form, new() { Name = "질문 쓰기" })).ToHaveCountAsync(1);
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("서울 120 상담");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "내 질문", Level = 3 })).ToHaveCountAsync(1);
        await Expect(tab.Answers.Last).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("120 민원상담"));
    }

    private async Task<ChatTab> OpenListeningAsync()
    {
        var visit = await NewVisitAsync();
        await visit.Context.AddInitScriptAsync(Listen);
        return await ChatTab.OpenAsync(visit);
    }

    private static Task<string[]> HeardAsync(ChatTab tab) => tab.Page.EvaluateAsync<string[]>("() => heard");
}
