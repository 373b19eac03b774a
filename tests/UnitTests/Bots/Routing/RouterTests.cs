namespace MetaverseSeoul.UnitTests.Bots.Routing;

public sealed class RouterTests : IAsyncLifetime
{
    private readonly Citizen citizen = new();

    public async ValueTask InitializeAsync() => await citizen.MigrateAsync();

    public ValueTask DisposeAsync() => citizen.DisposeAsync();

    [Theory]
    [InlineData("이사했는데 전입신고 며칠 안에 해야 해요?", "petition120")]
    [InlineData("재산세 언제 내요?", "tax")]
    [InlineData("퇴직금은 언제까지 받아야 하나요?", "business")]
    [InlineData("경복궁 쉬는 날이 무슨 요일이에요?", "landmarks")]
    [InlineData("When is property tax due?", "tax")]
    public async Task The_first_question_reaches_the_agent_it_is_for(string question, string agent)
    {
        var reply = (await citizen.SaysAsync(question)).OnlyReply();
        Assert.Equal(agent, reply.From!.Id);
        Assert.Equal("m1", reply.ReplyToId);
        Assert.DoesNotContain("연결할게요", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "재산세 언제 내요?", "세금 상담으로 연결할게요.")]
    [InlineData("en", "When is property tax due?", "I'll connect you to Tax Help.")]
    [InlineData("zh", "财产税什么时候缴？", "为您转接税务咨询。")]
    [InlineData("ja", "財産税はいつ払いますか", "税金相談におつなぎします。")]
    public async Task A_handover_is_said_once(string locale, string question, string line)
    {
        await using var visitor = new Citizen(locale);
        await visitor.DoesAsync(new MetaverseSeoul.Mesh.Activities.Activity { Type = "conversationUpdate" });
        var first = (await visitor.SaysAsync(question)).OnlyReply();
        Assert.StartsWith(line, first.Text, StringComparison.Ordinal);
        Assert.Equal("tax", first.From!.Id);
        Assert.DoesNotContain(line, (await visitor.SaysAsync(question)).OnlyReply().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("전입신고 언제까지 해야 해요? 그리고 자동차세 언제 내요?")]
    [InlineData("이사했는데 전입신고 언제까지 해요? 자동차세 언제 내요?")]
    public async Task A_message_with_two_questions_is_answered_by_both(string message)
    {
        var heard = await citizen.SaysAsync(message);
        Assert.Equal(["petition120", "tax"], heard.Replies.Select(reply => reply.From!.Id));
        Assert.Equal(["move-in-report-deadline", "car-tax-payment-dates"], heard.Replies.Select(reply => reply.ArticleKey()));
        Assert.All(heard.Replies, reply => Assert.Equal("m1", reply.ReplyToId));
        Assert.Equal("tax", citizen.AgentId);
    }

    [Fact]
    public async Task Each_reply_carries_the_message_it_answers()
    {
        var heard = await citizen.SaysAsync("아동수당은 몇 살까지 나오나요?", "경복궁 쉬는 날이 무슨 요일이에요?");
        Assert.Equal([("petition120", "m1"), ("landmarks", "m2")], heard.Replies.Select(reply => (reply.From!.Id!, reply.ReplyToId!)));
    }

    [Theory]
    [InlineData("세금 상담원", "tax")]
    [InlineData("세무 상담 연결해 주세요", "tax")]
    [InlineData("tax bot please", "tax")]
    [InlineData("관광 안내", "landmarks")]
    [InlineData("기업 상담으로 바꿔줘", "business")]
    [InlineData("120 민원상담", "petition120")]
    [InlineData("税务咨询", "tax")]
    [InlineData("観光案内をお願いします", "landmarks")]
    public async Task An_agent_can_be_called_by_name(string call, string agent)
    {
        var reply = (await citizen.SaysAsync(call)).OnlyReply();
        Assert.Equal(agent, reply.From!.Id);
        Assert.NotEmpty(reply.QuickReplies());
        Assert.Equal(agent, citizen.AgentId);
    }

    [Theory, InlineData("메뉴"), InlineData("처음으로"), InlineData("뭘 할 수 있어요?")]
    public async Task The_menu_names_the_four(string text) => Assert.Equal(
        ["120 민원상담", "세금 상담", "기업 상담", "관광 안내"], (await citizen.SaysAsync(text)).OnlyReply().QuickReplies());

    [Fact]
    public async Task A_button_of_the_menu_leads_to_its_agent()
    {
        foreach (var title in (await citizen.SaysAsync("what can you do")).OnlyReply().QuickReplies())
            Assert.Equal(citizen.Cards.Single(card => card.Names.En == title).Id, (await citizen.SaysAsync(title!)).OnlyReply().From!.Id);
    }

    [Fact]
    public async Task A_question_without_a_subject_goes_on_from_the_last_article()
    {
        await citizen.SaysAsync("전입신고 언제까지 해야 해요?");
        var late = (await citizen.SaysAsync("그럼 늦으면요?")).OnlyReply();
        Assert.Equal("move-in-report-deadline", late.ArticleKey());
        Assert.Contains("과태료", late.Text, StringComparison.Ordinal);
        await citizen.SaysAsync("How much is the subway fare?");
        var children = (await citizen.SaysAsync("what about children?")).OnlyReply();
        Assert.Equal("subway-base-fare", children.ArticleKey());
    }

    [Fact]
    public async Task The_last_answer_is_given_again_in_another_language()
    {
        await citizen.SaysAsync("재산세 언제 내요?");
        var again = (await citizen.SaysAsync("영어로 다시")).OnlyReply();
        Assert.Equal(("property-tax-payment-dates", "en", "tax"), (again.ArticleKey(), again.Locale, again.From!.Id));
    }

    [Theory]
    [InlineData("그럼 자동차세 언제 내요?", "car-tax-payment-dates")]
    [InlineData("아동수당은 몇 살까지 나오나요", "child-allowance")]
    [InlineData("그럼 우주여행은요?", null)]
    [InlineData("그럼 화성 여행은요?", null)]
    public async Task What_was_talked_of_never_answers_for_something_else(string next, string? key)
    {
        await citizen.SaysAsync("전입신고 언제까지 해야 해요?");
        Assert.Equal(key, (await citizen.SaysAsync(next)).OnlyReply().ArticleKey());
    }

    [Fact]
    public async Task An_aside_leaves_the_open_question_open_and_it_is_asked_again()
    {
        await citizen.SaysAsync("전화 받고 싶어요");
        var aside = await citizen.SaysAsync("재산세 언제 내요?");
        Assert.Equal(["tax", "petition120"], aside.Replies.Select(reply => reply.From!.Id));
        Assert.Contains("번호를 적어 주세요", aside.Replies[1].Text, StringComparison.Ordinal);
        Assert.Equal("phone", aside.Expects);
        Assert.Equal("petition120", citizen.AgentId);
        Assert.Contains("접수했어요", (await citizen.SaysNumberAsync("010-****-5678", "ref1")).OnlyReply().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_was_asked_is_answered_by_the_agent_of_the_article_chosen()
    {
        var asked = (await citizen.SaysAsync("남산 3호터널 지나가면 통행료 얼마 내요?")).OnlyReply();
        var answered = (await citizen.SaysAsync(asked.QuickReplies()[0]!)).OnlyReply();
        Assert.Equal("petition120", answered.From!.Id);
        Assert.NotNull(answered.ArticleKey());
    }

    [Fact]
    public async Task Nothing_of_the_citys_field_stays_where_it_is_asked() =>
        Assert.Equal("petition120", (await citizen.SaysAsync("고래는 보통 몇 살까지 사나요")).OnlyReply().From!.Id);

    [Fact]
    public async Task A_question_of_a_field_without_an_article_goes_to_the_agent_of_the_field() =>
        Assert.Equal("tax", (await citizen.SaysAsync("담배소비세 환급 서식 별지 몇 호예요 국세")).OnlyReply().From!.Id);

    [Fact]
    public async Task Every_example_on_a_card_is_answered_by_its_agent()
    {
        List<string> lost = [], silent = [];
        foreach (var card in citizen.Cards)
        {
            Assert.All(card.Topics, topic => Assert.All(MetaverseSeoul.Mesh.Agents.Language.All, language => Assert.True(topic.Examples[language].Count >= 2)));
            foreach (var (language, example) in card.Topics.SelectMany(topic => topic.Examples).SelectMany(pair => pair.Value.Select(text => (pair.Key, text))))
            {
                await using var visitor = new Citizen(language);
                var reply = (await visitor.SaysAsync(example)).OnlyReply();
                if (reply.From!.Id != card.Id)
                    lost.Add($"{example} → {reply.From.Id}");
                if (reply.ChannelData is null)
                    silent.Add($"{language}: {example} → {reply.Text![..Math.Min(20, reply.Text!.Length)]}");
            }
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', silent));
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }
}
