namespace MetaverseSeoul.BrowserTests.ChatPage;

public sealed class LanguageAndEasyModeTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    [Theory]
    [InlineData("ko", "서울 120 상담", "서울 생활에서 궁금한 것을 물어보세요.")]
    [InlineData("en", "Seoul 120 Help Desk", "Ask anything about living in Seoul.")]
    [InlineData("zh", "首尔 120 咨询", "在首尔生活")]
    [InlineData("ja", "ソウル120相談", "ソウルでの暮らし")]
    public async Task The_page_speaks_the_chosen_language_and_remembers_it(string language, string title, string lead)
    {
        var tab = await OpenAsync("/", options => options.Locale = language == "ko" ? "en-US" : "ko-KR");

        await tab.LanguageChoice.SelectOptionAsync(language);

        await Expect(tab.Page).ToHaveTitleAsync(title);
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToContainTextAsync(lead);
        await tab.GoAsync();
        await Expect(tab.Page).ToHaveTitleAsync(title);
    }

    [Theory]
    [InlineData("en", "When do I have to file a move-in report?", "14 days")]
    [InlineData("zh", "外国人登录要在多少天内办理？", "90天")]
    [InlineData("ja", "外国人登録はいつまでにすればいいですか", "90日")]
    public async Task A_counters_question_of_another_language_is_answered(string language, string question, string told)
    {
        var tab = await OpenAsync($"/?lang={language}");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = question }).ClickAsync();

        await Expect(await tab.AnswerToAsync(question)).ToContainTextAsync(told);
    }

    [Fact]
    public async Task The_browsers_language_is_spoken_when_none_was_chosen()
    {
        var tab = await OpenAsync("/", options => options.Locale = "ja-JP");

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
    }

    [Fact]
    public async Task An_address_with_a_language_wins_over_the_remembered_one()
    {
        var tab = await OpenAsync();
        await tab.LanguageChoice.SelectOptionAsync("zh");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh");

        await tab.GoAsync("/?lang=en");

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task An_answer_in_another_language_than_the_page_says_so()
    {
        var tab = await OpenAsync();

        var answer = await tab.AskAsync("How much is the subway fare?");

        var words = answer.GetByText("1,550");
        await Expect(words.First).ToBeVisibleAsync();
        Assert.Equal("en", await words.First.EvaluateAsync<string>("words => words.closest('[lang]').lang"));
    }

    [Fact]
    public async Task Changing_the_language_keeps_the_conversation_and_what_is_being_written()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.Input.FillAsync("아직 쓰는 중");

        await tab.LanguageChoice.SelectOptionAsync("en");

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(tab.Questions).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(Facts.SubwayFare[..8]));
        await Expect(tab.Page.Locator("#question")).ToHaveValueAsync("아직 쓰는 중");
    }

    [Fact]
    public async Task Easy_mode_has_large_letters_and_fewer_choices_and_is_remembered()
    {
        var tab = await OpenAsync();
        await Expect(tab.Counters).ToHaveCountAsync(4);

        await tab.EasyModeSwitch.ClickAsync();

        await ExpectEasyAsync(tab);
        await tab.Page.ReloadAsync();
        await ExpectEasyAsync(tab);
        await tab.EasyModeSwitch.ClickAsync();
        await Expect(tab.EasyModeSwitch).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(tab.Counters.First.Locator("button")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Easy_mode_shows_at_most_three_quick_replies_one_in_a_line()
    {
        var tab = await OpenAsync();
        await tab.EasyModeSwitch.ClickAsync();
        await ExpectEasyAsync(tab);

        await tab.AskAsync(Facts.SubwayFare);

        var replies = tab.Page.Locator(".quick-replies li");
        await Expect(replies.First).ToBeVisibleAsync();
        var tops = await replies.EvaluateAllAsync<double[]>("items => items.map(item => item.getBoundingClientRect().top)");
        Assert.InRange(tops.Length, 1, 3);
        Assert.Equal(tops.Length, tops.Distinct().Count());
    }

    private static async Task ExpectEasyAsync(ChatTab tab)
    {
        await Expect(tab.EasyModeSwitch).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(tab.Page.GetByText("아래에 적거나, 하나를 눌러 보세요.")).ToBeVisibleAsync();
        await Expect(tab.Counters.First.Locator("button")).ToHaveCountAsync(1);
        var size = await tab.Input.EvaluateAsync<double>("input => parseFloat(getComputedStyle(input).fontSize)");
        Assert.True(size >= 20, $"The letters of the input are {size} px.");
    }
}
