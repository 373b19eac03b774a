namespace MetaverseSeoul.BrowserTests.ChatPage;

public sealed class AskingTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    [Fact]
    public async Task The_input_has_the_focus_when_the_page_opens()
    {
        var tab = await OpenAsync();

        await Expect(tab.Input).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_typed_question_is_answered_with_its_source_and_date()
    {
        var tab = await OpenAsync();

        var answer = await tab.AskAsync(Facts.MoveIn);

        await Expect(answer).ToContainTextAsync(Facts.MoveInIs);
        var source = answer.Locator("details.sources");
        await Expect(source.Locator("summary")).ToContainTextAsync("출처");
        await Expect(source.Locator("summary")).ToContainTextAsync("기준");
        await source.Locator("summary").ClickAsync();
        await Expect(source.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^https://"));
        await Expect(source.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("rel", "noopener noreferrer");
    }

    [Fact]
    public async Task The_small_number_in_an_answer_opens_its_source()
    {
        var tab = await OpenAsync();
        var answer = await tab.AskAsync(Facts.MoveIn);

        await answer.Locator("a.citation").First.ClickAsync();

        await Expect(answer.Locator("details.sources li").First).ToBeInViewportAsync();
        await Expect(answer.Locator("details.sources li").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_to_check_first_is_said_once()
    {
        var tab = await OpenAsync();

        var answer = await tab.AskAsync(Facts.SubwayFare);

        await Expect(answer).ToContainTextAsync(Facts.SubwayFareCaveat);
        await Expect(answer.GetByText(Facts.SubwayFareCaveat)).ToHaveCountAsync(1);
        await Expect(answer.Locator("a.citation")).ToHaveTextAsync(["1", "2"]);
    }

    [Fact]
    public async Task A_counters_question_is_asked_by_pressing_it()
    {
        var tab = await OpenAsync();
        await Expect(tab.Counters).ToHaveCountAsync(4);
        await Expect(tab.Counters.Locator("button")).ToHaveCountAsync(8);
        var choice = tab.Counters.First.Locator("button").First;
        var question = (await choice.InnerTextAsync()).Trim();

        await choice.ClickAsync();

        await tab.AnswerToAsync(question);
    }

    [Fact]
    public async Task A_quick_reply_is_sent_when_pressed_and_the_choices_are_gone()
    {
        var tab = await OpenAsync();
        await tab.AskAsync("오늘 저녁에 뭐 먹을까요?");
        var pressed = (await tab.QuickReplies.First.InnerTextAsync()).Trim();
        var offered = tab.LastAnswer.Locator(".quick-replies");
        await Expect(offered).ToBeVisibleAsync();

        await tab.QuickReplies.First.ClickAsync();

        await Expect(tab.Questions).ToHaveCountAsync(2);
        await tab.AnswerToAsync(pressed);
        await Expect(tab.Page.Locator(".turn").First.Locator(".quick-replies")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_questions_in_quick_succession_are_both_answered_in_their_order()
    {
        var tab = await OpenAsync();
        await tab.WriteAsync(Facts.MoveIn);
        await tab.WriteAsync(Facts.SubwayFare);

        await Expect(tab.Answers.Filter(new() { HasText = Facts.MoveInIs })).ToBeVisibleAsync();
        await Expect(tab.LastAnswer).ToContainTextAsync(Facts.SubwayFareIs);
        Assert.Equal([Facts.MoveIn, Facts.SubwayFare], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task A_question_asked_before_the_connection_is_ready_is_sent_when_it_is()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        var ready = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/chat/tokens", async route =>
        {
            await ready.Task;
            await route.ContinueAsync();
        });
        await tab.GoAsync();
        await tab.WriteAsync(Facts.SubwayFare);
        await Expect(tab.Unsent).ToHaveCountAsync(1);

        ready.SetResult();

        await tab.AnswerToAsync(Facts.SubwayFare);
        await Expect(tab.Unsent).ToHaveCountAsync(0);
        Assert.Equal([Facts.SubwayFare], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task One_can_ask_when_the_counters_could_not_be_fetched()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        await tab.Page.RouteAsync("**/api/chat/welcome", route => route.FulfillAsync(new() { Status = 503 }));
        await tab.GoAsync();

        await tab.AskAsync(Facts.SubwayFare);
    }

    [Fact]
    public async Task A_personal_number_is_masked_on_the_page_and_in_the_log()
    {
        var tab = await OpenAsync();

        await tab.WriteAsync("제 번호는 010-1234-5678이에요. 전화 주세요.");

        await Expect(tab.Unsent).ToHaveCountAsync(0);
        await Expect(tab.Questions.Locator(".question-words")).ToContainTextAsync("010-****-5678");
        await Expect(tab.Page.Locator("body")).Not.ToContainTextAsync("1234-5678");
        Assert.DoesNotContain(await tab.TranscriptAsync(), activity => activity.GetRawText().Contains("1234-5678", StringComparison.Ordinal));
        Assert.Null(await tab.Page.EvaluateAsync<string?>("() => Object.values(localStorage).find(saved => saved.includes('1234-5678')) ?? null"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_not_sent_and_the_page_says_by_how_much()
    {
        var tab = await OpenAsync();
        await tab.Input.FillAsync(new string('가', 4010));

        await tab.Input.PressAsync("Enter");

        await Expect(tab.Page.GetByText("4,000자까지 보낼 수 있어요. 10자를 줄여 주세요.")).ToBeVisibleAsync();
        await Expect(tab.Input).ToHaveValueAsync(new string('가', 4010));
        await Expect(tab.Questions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_person_can_be_asked_for_at_any_time()
    {
        var tab = await OpenAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "사람과 상담" }).ClickAsync();

        await tab.AnswerToAsync("사람과 상담하고 싶어요");
    }

    [Fact]
    public async Task Markup_in_a_question_is_only_words()
    {
        var tab = await OpenAsync();
        const string markup = "<img src=x onerror=\"document.title='hurt'\"> [누르세요](javascript:alert(1)) **굵게**";

        await tab.WriteAsync(markup);

        await Expect(tab.Questions.Locator(".question-words")).ToHaveTextAsync(markup);
        await Expect(tab.Questions.Locator("img, a, strong")).ToHaveCountAsync(0);
        await Expect(tab.Page).Not.ToHaveTitleAsync("hurt");
    }

    [Fact]
    public async Task Shift_and_Enter_make_a_new_line()
    {
        var tab = await OpenAsync();
        await tab.Input.PressSequentiallyAsync("첫 줄");
        await tab.Input.PressAsync("Shift+Enter");
        await tab.Input.PressSequentiallyAsync("둘째 줄");

        await Expect(tab.Input).ToHaveValueAsync("첫 줄\n둘째 줄");
        await Expect(tab.Questions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_question_stays_in_sight_while_its_answer_comes()
    {
        var tab = await OpenAsync();
        for (var asked = 0; asked < 4; asked++)
            await tab.AskAsync($"{Facts.MoveIn} {asked}");

        await tab.AskAsync(Facts.SubwayFare);

        await Expect(tab.Questions.Last).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(tab.LastAnswer.Locator(".agent-line")).ToBeInViewportAsync();
    }
}
