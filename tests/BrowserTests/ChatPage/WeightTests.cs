namespace MetaverseSeoul.BrowserTests.ChatPage;

public sealed class WeightTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    private const double MostKilobytes = 160;

    [Fact]
    public async Task The_first_load_weighs_at_most_160_KB_besides_fonts()
    {
        var page = await (await NewVisitAsync()).NewTabAsync();
        var scales = await NetworkScales.AttachAsync(page);
        var tab = new ChatTab(page);
        await tab.GoAsync();
        await tab.AskAsync(Facts.SubwayFare);

        var kilobytes = scales.BytesBesidesFonts / 1024;
        TestContext.Current.TestOutputHelper?.WriteLine($"{kilobytes:F1} KB besides fonts\n{scales}");
        Assert.True(kilobytes <= MostKilobytes, $"{kilobytes:F1} KB\n{scales}");
        Assert.All(scales.CompressibleUncompressed, name => Assert.Fail($"{name} came uncompressed."));
    }

    [Fact]
    public async Task A_second_load_fetches_no_asset_again()
    {
        var visit = await NewVisitAsync();
        var tab = await ChatTab.OpenAsync(visit);
        await tab.AskAsync(Facts.SubwayFare);
        var scales = await NetworkScales.AttachAsync(tab.Page, cacheDisabled: false);

        await tab.GoAsync();
        await tab.AskAsync(Facts.MoveIn);

        Assert.DoesNotContain(scales.FromNetwork, name => name.Contains("/assets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_can_be_used_before_the_heavy_part_has_come()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        var release = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/assets/directLine*", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await tab.GoAsync();

        await tab.WriteAsync(Facts.SubwayFare);
        await Expect(tab.Questions).ToHaveCountAsync(1);
        release.SetResult();

        await tab.AnswerToAsync(Facts.SubwayFare);
    }

    [Fact]
    public async Task Pages_forbid_what_they_do_not_need()
    {
        var page = await (await NewVisitAsync()).NewTabAsync();
        var answer = await page.GotoAsync("/");

        var policy = await answer!.HeaderValueAsync("content-security-policy");
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", await answer.HeaderValueAsync("x-content-type-options"));
        Assert.Equal("no-cache", await answer.HeaderValueAsync("cache-control"));
    }
}
