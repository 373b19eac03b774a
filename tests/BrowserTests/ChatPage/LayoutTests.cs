namespace MetaverseSeoul.BrowserTests.ChatPage;

public sealed class LayoutTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    /// <summary>Zoom is a narrower window with larger pixels: 1280 at 200 % is 640, at 400 % it is 320 (WCAG 1.4.10).</summary>
    [Theory]
    [InlineData(360, 740, 3, "ko", false)]
    [InlineData(360, 740, 3, "ko", true)]
    [InlineData(360, 740, 3, "en", true)]
    [InlineData(360, 740, 3, "ja", false)]
    [InlineData(640, 400, 2, "ko", false)]
    [InlineData(320, 256, 4, "ko", false)]
    public async Task Nothing_is_wider_than_the_window(int width, int height, int scale, string language, bool easy)
    {
        var tab = await OpenAsync($"/?lang={language}", options =>
        {
            options.ViewportSize = new() { Width = width, Height = height };
            options.DeviceScaleFactor = scale;
        });
        await Expect(tab.Counters).ToHaveCountAsync(4);
        if (easy)
            await tab.EasyModeSwitch.ClickAsync();
        await ExpectNoSidewaysScrollAsync(tab);

        await tab.AskAsync(Facts.SubwayFare);
        await tab.LastAnswer.Locator("details.sources summary").ClickAsync();
        await ExpectNoSidewaysScrollAsync(tab);
        await tab.AskAsync(new string('가', 300));
        await ExpectNoSidewaysScrollAsync(tab);
        Assert.True(await tab.Page.Locator("#question").EvaluateAsync<bool>("input => input.getBoundingClientRect().bottom <= innerHeight"), "The input is below the window.");
    }

    [Theory, InlineData(345, "ko"), InlineData(360, "ko"), InlineData(345, "en"), InlineData(345, "ja"), InlineData(345, "zh")]
    public async Task Easy_mode_keeps_each_bar_on_one_line_on_a_small_phone(int width, string language)
    {
        var tab = await OpenAsync($"/?lang={language}", options => options.ViewportSize = new() { Width = width, Height = 740 });
        await tab.EasyModeSwitch.ClickAsync();

        var lines = await tab.Page.EvaluateAsync<int[]>("""
            () => ['.settings', '.top'].map(bar => new Set([...document.querySelectorAll(`${bar} > *`)]
              .map(part => part.getBoundingClientRect()).map(place => Math.round((place.top + place.bottom) / 2 / 20))).size)
            """);
        Assert.Equal([1, 1], lines);
        Assert.True(await tab.Page.Locator(".settings-phone, .city").EvaluateAllAsync<bool>(
            "parts => parts.every(part => { const words = document.createRange(); words.selectNodeContents(part); return new Set([...words.getClientRects()].map(line => Math.round(line.top / 20))).size === 1 })"),
            "A name or number is broken over two lines.");
        await ExpectNoSidewaysScrollAsync(tab);
    }

    [Theory]
    [InlineData(StagedAnswer.Receipt)]
    [InlineData(StagedAnswer.Carousel)]
    public async Task Cards_fit_on_a_phone(string members)
    {
        var tab = new ChatTab(await (await NewVisitAsync(options => options.ViewportSize = new() { Width = 360, Height = 740 })).NewTabAsync());
        await tab.Page.StageAsync(members);
        await tab.GoAsync();

        await tab.AskAsync(Facts.SubwayFare);

        await ExpectNoSidewaysScrollAsync(tab);
    }

    [Fact]
    public async Task The_receipts_amounts_stand_under_one_another()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        await tab.Page.StageAsync(StagedAnswer.Receipt);
        await tab.GoAsync();

        var answer = await tab.AskAsync(Facts.SubwayFare);

        var amounts = answer.GetByRole(AriaRole.Region, new() { Name = "취득세 계산" }).Locator("td");
        await Expect(amounts).ToHaveTextAsync(["11,690,000원", "1,169,000원", "12,859,000원"]);
        var rightEdges = await amounts.EvaluateAllAsync<double[]>("cells => cells.map(cell => Math.round(cell.getBoundingClientRect().right))");
        Assert.Single(rightEdges.Distinct());
        Assert.Equal("tabular-nums", await amounts.First.EvaluateAsync<string>("cell => getComputedStyle(cell).fontVariantNumeric"));
    }

    [Fact]
    public async Task A_cards_link_leads_only_to_the_web()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        await tab.Page.StageAsync(StagedAnswer.Carousel);
        await tab.GoAsync();

        var answer = await tab.AskAsync(Facts.SubwayFare);

        await Expect(answer.GetByRole(AriaRole.Link, new() { Name = "누리집" })).ToHaveAttributeAsync("href", "https://www.seoul.go.kr/");
        await Expect(answer.Locator("a[href^='javascript']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Targets_are_large_enough_for_a_finger()
    {
        var tab = await OpenAsync("/", options =>
        {
            options.ViewportSize = new() { Width = 360, Height = 740 };
            options.HasTouch = options.IsMobile = true;
        });
        await tab.AskAsync(Facts.SubwayFare);

        var small = await tab.Page.Locator("button:visible, summary:visible, select:visible, .settings a:visible").EvaluateAllAsync<string[]>("""
            targets => targets
              .map(target => ({ name: target.getAttribute('aria-label') ?? target.textContent, place: target.getBoundingClientRect() }))
              .filter(({ place }) => place.width > 0 && (place.height < 43.5 || place.width < 43.5))
              .map(({ name, place }) => `${name}: ${Math.round(place.width)} × ${Math.round(place.height)}`)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task Nothing_moves_when_the_citizen_wants_no_motion()
    {
        var tab = await OpenAsync("/", options => options.ReducedMotion = ReducedMotion.Reduce);
        await tab.AskAsync(Facts.SubwayFare);

        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => document.getAnimations().filter(animation => animation.effect.getComputedTiming().duration > 1).length"));
    }

    private static async Task ExpectNoSidewaysScrollAsync(ChatTab tab) =>
        Assert.InRange(await tab.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth"), int.MinValue, 0);
}
