namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Pictures of the page's main states for people to judge, in artifacts/screenshots. A state that cannot be reached fails.</summary>
public sealed class Screenshots(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "artifacts", "screenshots");

    [Theory]
    [InlineData("desktop", 1280, 800, false)]
    [InlineData("phone", 360, 740, false)]
    [InlineData("desktop-dark", 1280, 800, true)]
    [InlineData("phone-dark", 360, 740, true)]
    public async Task The_main_states(string name, int width, int height, bool dark)
    {
        var tab = await OpenAsync("/", options =>
        {
            options.ViewportSize = new() { Width = width, Height = height };
            options.ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light;
            options.HasTouch = options.IsMobile = width < 600;
        });
        await Expect(tab.Counters).ToHaveCountAsync(4);
        await TakeAsync(tab, $"{name}-1-first-view");

        await tab.AskAsync(Facts.MoveIn);
        await TakeAsync(tab, $"{name}-2-answer");
        await tab.LastAnswer.Locator("details.sources summary").ClickAsync();
        await tab.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "아니에요" }).ClickAsync();
        await TakeAsync(tab, $"{name}-3-sources-and-feedback");
        await tab.AskAsync(Facts.SubwayFare);
        await TakeAsync(tab, $"{name}-4-caveat-and-quick-replies");
        await tab.AskAsync("오늘 저녁에 뭐 먹을까요?");
        await TakeAsync(tab, $"{name}-5-not-known");
        await tab.MenuButton.ClickAsync();
        await TakeAsync(tab, $"{name}-6-menu");
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "상담 내용 지우기" }).ClickAsync();
        await TakeAsync(tab, $"{name}-7-delete-dialog");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Context.SetOfflineAsync(true);
        await tab.WriteAsync("수도요금은 어떻게 내나요?");
        await Expect(tab.ConnectionLine).Not.ToBeEmptyAsync();
        await TakeAsync(tab, $"{name}-8-offline");
        await tab.Page.Context.SetOfflineAsync(false);
        await tab.AnswerToAsync("수도요금은 어떻게 내나요?");
        await tab.EasyModeSwitch.ClickAsync();
        await TakeAsync(tab, $"{name}-9-easy-answer");
        await TakeAsync(tab, $"{name}-9-easy-whole", whole: true);
    }

    [Theory]
    [InlineData("ko", false)]
    [InlineData("ko", true)]
    [InlineData("en", false)]
    [InlineData("zh", false)]
    [InlineData("ja", false)]
    public async Task The_first_view(string language, bool easy)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            var tab = await OpenAsync($"/?lang={language}", options => options.ViewportSize = new() { Width = width, Height = 800 });
            await Expect(tab.Counters).ToHaveCountAsync(4);
            if (easy)
                await tab.EasyModeSwitch.ClickAsync();
            await TakeAsync(tab, $"first-view-{language}{(easy ? "-easy" : "")}-{width}");
        }
    }

    [Theory]
    [InlineData("receipt", StagedAnswer.Receipt)]
    [InlineData("carousel", StagedAnswer.Carousel)]
    public async Task Cards(string name, string members)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            var tab = new ChatTab(await (await NewVisitAsync(options => options.ViewportSize = new() { Width = width, Height = 800 })).NewTabAsync());
            await tab.Page.StageAsync(members);
            await tab.GoAsync();
            await tab.AskAsync(Facts.SubwayFare);
            await TakeAsync(tab, $"{name}-{width}");
        }
    }

    [Fact]
    public async Task A_banner_and_a_closed_counter()
    {
        await City.OperateAsync("banner", "emergency", "호우 경보가 내려졌어요. 하천 산책로에 가지 마세요.", "Heavy rain warning. Stay away from riverside paths.");
        await City.OperateAsync("bot", "petition120", "off", "오후 6시까지 점검해요. 급하면 02-120으로 전화해 주세요.", "Closed until 6 pm. If it is urgent, call 02-120.");
        try
        {
            await City.WelcomeSaysAsync(welcome => welcome.Contains("호우 경보", StringComparison.Ordinal) && welcome.Contains("점검", StringComparison.Ordinal));
            foreach (var width in new[] { 360, 1280 })
                await TakeAsync(await OpenAsync("/", options => options.ViewportSize = new() { Width = width, Height = 800 }), $"banner-{width}");
        }
        finally
        {
            await City.OperateAsync("banner", "off");
            await City.OperateAsync("bot", "petition120", "on");
            await City.WelcomeSaysAsync(welcome => !welcome.Contains("점검", StringComparison.Ordinal));
        }
    }

    private static async Task TakeAsync(ChatTab tab, string name, bool whole = false)
    {
        await tab.Page.EvaluateAsync("() => document.fonts.ready");
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = whole });
    }
}
