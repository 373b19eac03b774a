namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>What the operator decides is seen by every citizen.</summary>
public sealed class OperatorTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    [Fact]
    public async Task An_emergency_banner_stands_on_top_in_the_citizens_language()
    {
        await City.OperateAsync("banner", "emergency", "호우 경보가 내려졌어요.", "Heavy rain warning.");
        try
        {
            await City.WelcomeSaysAsync(welcome => welcome.Contains("호우 경보", StringComparison.Ordinal));

            var korean = await OpenAsync();
            var english = await OpenAsync("/?lang=en");

            await Expect(korean.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "호우 경보가 내려졌어요." })).ToBeInViewportAsync();
            await Expect(english.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Heavy rain warning." })).ToBeInViewportAsync();
        }
        finally
        {
            await City.OperateAsync("banner", "off");
        }
    }

    [Fact]
    public async Task A_bot_that_is_switched_off_says_why_and_what_is_asked_is_kept()
    {
        await City.OperateAsync("bot", "petition120", "off", "오후 6시까지 점검해요.", "Closed until 6 pm.");
        try
        {
            await City.WelcomeSaysAsync(welcome => welcome.Contains("점검", StringComparison.Ordinal));
            var tab = await OpenAsync();
            await Expect(tab.Page.Locator(".welcome")).ToContainTextAsync("오후 6시까지 점검해요.");
            await Expect(tab.Counters.First.Locator("button")).ToHaveCountAsync(0);
            await Expect(tab.Counters.Last.Locator("button")).ToHaveCountAsync(2);

            await Expect(await tab.AskAsync(Facts.SubwayFare)).ToContainTextAsync("오후 6시까지 점검해요.");
            Assert.Equal([Facts.SubwayFare], await tab.StoredQuestionsAsync());
        }
        finally
        {
            await City.OperateAsync("bot", "petition120", "on");
        }

        await City.WelcomeSaysAsync(welcome => !welcome.Contains("점검", StringComparison.Ordinal));
        await (await OpenAsync()).AskAsync(Facts.SubwayFare);
    }
}
