namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Whatever happens to page, network or server: what the citizen wrote arrives once.</summary>
public sealed class LosslessTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    [Fact]
    public async Task A_reload_keeps_the_conversation_without_doubles()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.AskAsync(Facts.MoveIn);
        var before = await tab.Page.Locator(".rich-text, .question-words").AllInnerTextsAsync();

        await tab.Page.ReloadAsync();

        await Expect(tab.Questions).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator(".rich-text, .question-words")).ToHaveTextAsync(before, new() { UseInnerText = true });
        Assert.Equal([Facts.SubwayFare, Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task A_conversation_goes_on_after_a_reload()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        var conversation = await tab.ConversationIdAsync();

        await tab.Page.ReloadAsync();
        await tab.AskAsync(Facts.MoveIn);

        Assert.Equal(conversation, await tab.ConversationIdAsync());
        Assert.Equal([Facts.SubwayFare, Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task A_draft_survives_a_reload()
    {
        var tab = await OpenAsync();
        await tab.Input.FillAsync("아직 다 쓰지 않은");

        await tab.Page.ReloadAsync();

        await Expect(tab.Input).ToHaveValueAsync("아직 다 쓰지 않은");
    }

    [Fact]
    public async Task A_question_written_offline_is_sent_once_when_the_network_is_back()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.Page.Context.SetOfflineAsync(true);
        await Expect(tab.ConnectionLine).ToContainTextAsync("인터넷 연결이 끊겼어요");
        await tab.WriteAsync(Facts.MoveIn);
        await Expect(tab.Unsent).ToContainTextAsync("연결되면 보내요");

        await tab.Page.Context.SetOfflineAsync(false);

        await tab.AnswerToAsync(Facts.MoveIn);
        await Expect(tab.Unsent).ToHaveCountAsync(0);
        await Expect(tab.ConnectionLine).ToBeEmptyAsync();
        Assert.Equal([Facts.SubwayFare, Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task A_question_written_offline_survives_a_reload_too()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        await tab.Page.RouteAsync("**/v3/**", route => route.AbortAsync());
        await tab.WriteAsync(Facts.MoveIn);
        await Expect(tab.Unsent).ToHaveCountAsync(1);
        await tab.Page.UnrouteAsync("**/v3/**");

        await tab.Page.ReloadAsync();

        await tab.AnswerToAsync(Facts.MoveIn);
        Assert.Equal([Facts.SubwayFare, Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_is_not_sent_twice()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);
        var posts = 0;
        await tab.Page.RouteAsync("**/activities", async route =>
        {
            // The server has it, the page does not know.
            await route.FetchAsync();
            if (++posts == 1)
                await route.AbortAsync();
            else
                await route.ContinueAsync();
        });

        await tab.AskAsync(Facts.MoveIn);
        await Expect(tab.Unsent).ToHaveCountAsync(0);

        Assert.Equal([Facts.SubwayFare, Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task A_server_killed_and_started_again_costs_neither_a_word_nor_a_double()
    {
        var tab = await OpenAsync();
        await tab.AskAsync(Facts.SubwayFare);

        await tab.WriteAsync(Facts.MoveIn);
        await City.Host.KillAsync();
        await tab.WriteAsync(Facts.Certificate);
        await Expect(tab.ConnectionLine).ToContainTextAsync("연결을 다시 하고 있어요. 적은 말은 남아 있어요.");
        await City.Host.StartAsync(Stop);

        // Questions that wait together are answered together.
        await Expect(tab.Answers.Filter(new() { HasText = Facts.MoveInIs })).ToHaveCountAsync(1);
        await Expect(tab.Answers.Filter(new() { HasText = Facts.CertificateIs })).ToHaveCountAsync(1);
        await Expect(tab.Unsent).ToHaveCountAsync(0);
        await Expect(tab.ConnectionLine).ToBeEmptyAsync();
        await Expect(tab.Questions).ToHaveCountAsync(3);
        Assert.Equal([Facts.SubwayFare, Facts.MoveIn, Facts.Certificate], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task Two_tabs_stay_in_step()
    {
        var visit = await NewVisitAsync();
        var first = await ChatTab.OpenAsync(visit);
        await first.AskAsync(Facts.SubwayFare);
        var second = await ChatTab.OpenAsync(visit);
        await second.AnswerToAsync(Facts.SubwayFare);

        await second.AskAsync(Facts.MoveIn);
        await first.AnswerToAsync(Facts.MoveIn);
        await first.AskAsync(Facts.Certificate);
        await second.AnswerToAsync(Facts.Certificate);

        foreach (var tab in new[] { first, second })
        {
            await Expect(tab.Questions).ToHaveCountAsync(3);
            await Expect(tab.Unsent).ToHaveCountAsync(0);
        }

        Assert.Equal([Facts.SubwayFare, Facts.MoveIn, Facts.Certificate], await first.StoredQuestionsAsync());
    }

    [Fact]
    public async Task Questions_written_offline_in_two_tabs_are_each_sent_once()
    {
        var visit = await NewVisitAsync();
        var first = await ChatTab.OpenAsync(visit);
        await first.AskAsync(Facts.SubwayFare);
        var second = await ChatTab.OpenAsync(visit);
        await second.AnswerToAsync(Facts.SubwayFare);
        await visit.Context.SetOfflineAsync(true);
        await first.WriteAsync(Facts.MoveIn);
        await second.WriteAsync(Facts.Certificate);

        await visit.Context.SetOfflineAsync(false);

        foreach (var tab in new[] { first, second })
        {
            await Expect(tab.Answers.Filter(new() { HasText = Facts.MoveInIs })).ToHaveCountAsync(1);
            await Expect(tab.Answers.Filter(new() { HasText = Facts.CertificateIs })).ToHaveCountAsync(1);
            await Expect(tab.Unsent).ToHaveCountAsync(0);
            await Expect(tab.Questions).ToHaveCountAsync(3);
        }

        Assert.Equal(((string[])[Facts.SubwayFare, Facts.MoveIn, Facts.Certificate]).Order(StringComparer.Ordinal), (await first.StoredQuestionsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_conversation_goes_on_when_its_token_has_expired()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        var expired = false;
        await tab.Page.RouteAsync("**/v3/directline/**", async route =>
        {
            if (expired)
                await route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"TokenExpired","message":"The token has expired."}}""" });
            else
                await route.ContinueAsync();
        });
        // A fresh token is a good one.
        await tab.Page.RouteAsync("**/api/chat/tokens", async route =>
        {
            expired = false;
            await route.ContinueAsync();
        });
        await tab.GoAsync();
        await tab.AskAsync(Facts.SubwayFare);
        var conversation = await tab.ConversationIdAsync();

        expired = true;
        await tab.AskAsync(Facts.MoveIn);

        Assert.False(expired);
        Assert.Equal(conversation, await tab.ConversationIdAsync());
        Assert.Equal([Facts.SubwayFare, Facts.MoveIn], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task Without_web_sockets_the_answers_still_come()
    {
        var tab = new ChatTab(await (await NewVisitAsync()).NewTabAsync());
        await tab.Page.RouteWebSocketAsync("**/stream**", socket => socket.CloseAsync());
        await tab.GoAsync();

        await tab.AskAsync(Facts.SubwayFare);

        await Expect(tab.Unsent).ToHaveCountAsync(0);
        Assert.Equal([Facts.SubwayFare], await tab.StoredQuestionsAsync());
    }
}
