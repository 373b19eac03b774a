using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.UnitTests.Knowledge;

namespace MetaverseSeoul.UnitTests.Bots;

public sealed class Petition120Tests : IAsyncLifetime
{
    // Which wordings leave the index torn changes with every article that is written.
    private static readonly string TornBetweenTwo = FirstOf(
        found => found is { Outcome: KnowledgeOutcome.Clarify, Choices.Count: > 1 },
        "남산 3호터널 지나가면 통행료 얼마 내요?", "기후동행카드 얼마", "경복궁 시간", "여권 수수료", "외국인등록증", "자동차세", "육아휴직", "출생신고 전입신고", "과태료 얼마예요", "신고 기한이 며칠인가요");

    private static readonly string Unknown = FirstOf(
        found => found.Outcome == KnowledgeOutcome.Abstain, "고래는 보통 몇 살까지 사나요", "김치찌개에 두부 언제 넣나요", "슈뢰딩거 방정식 유도", "쿼크 글루온 플라스마", "베토벤 교향곡 작곡 순서");

    private readonly Citizen citizen = new();

    public async ValueTask InitializeAsync() => await citizen.MigrateAsync();

    public ValueTask DisposeAsync() => citizen.DisposeAsync();

    [Theory, InlineData("ko", "안녕하세요"), InlineData("en", "Hello"), InlineData("zh", "您好"), InlineData("ja", "こんにちは")]
    public async Task Who_comes_in_is_greeted_in_his_language_with_a_question_of_each_topic(string locale, string hello)
    {
        await using var visitor = new Citizen(locale);
        var reply = (await visitor.DoesAsync(new Activity { Type = ActivityTypes.ConversationUpdate })).OnlyReply();
        Assert.StartsWith(hello, reply.Text, StringComparison.Ordinal);
        Assert.Equal(visitor.Card.Topics.Select(topic => topic.Examples[locale][0]), reply.QuickReplies());
    }

    [Fact]
    public async Task A_question_is_answered_with_the_article_its_source_its_date_and_what_comes_next()
    {
        var reply = (await citizen.SaysAsync("이사했는데 전입신고 며칠 안에 해야 해요?")).OnlyReply();
        var article = City.Index.Find("move-in-report-deadline", "ko")!;
        Assert.StartsWith(article.Body, reply.Text, StringComparison.Ordinal);
        Assert.Contains("[1]: https://", reply.Text, StringComparison.Ordinal);
        var claim = reply.Entities![0]!["citation"]![0]!["appearance"]!;
        Assert.Equal(article.AsOf, (string?)claim["dateModified"]);
        Assert.DoesNotContain("**", (string?)claim["text"], StringComparison.Ordinal);
        Assert.Equal("default", (string?)reply.ChannelData!["feedbackLoop"]!["type"]);
        Assert.Equal(article.Key, reply.ArticleKey());
        Assert.Equal(article.Related.Take(3).Select(key => City.Index.Find(key, "ko")!.Title), reply.QuickReplies());
        Assert.Equal("ko", reply.Locale);
    }

    [Fact]
    public async Task A_fact_that_may_have_changed_says_what_to_check_first()
    {
        var article = City.Library.Articles.First(a => a is { Language: "ko", Caveat.Length: > 0 });
        var reply = (await citizen.SaysAsync(article.Title)).OnlyReply();
        Assert.Contains($"먼저 확인해 주세요: {article.Caveat}", reply.Text, StringComparison.Ordinal);
        Assert.Equal(article.Caveat, (string?)reply.ChannelData!["article"]!["caveat"]);
    }

    [Fact]
    public async Task A_question_about_nothing_we_know_is_told_so_and_offered_a_person()
    {
        var reply = (await citizen.SaysAsync(Unknown)).OnlyReply();
        Assert.StartsWith("이 질문에 맞는 안내를 찾지 못했어요.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["사람과 상담하고 싶어요", "120에 전화하기"], reply.QuickReplies());
        Assert.Null(reply.ArticleKey());
    }

    [Fact]
    public async Task A_question_that_fits_two_articles_is_asked_back_and_a_pressed_title_answers_it()
    {
        var asked = (await citizen.SaysAsync(TornBetweenTwo)).OnlyReply();
        Assert.Equal("어느 쪽이 궁금하세요?", asked.Text);
        var title = asked.QuickReplies()[0]!;
        var answered = (await citizen.SaysAsync(title)).OnlyReply();
        Assert.Equal(title, City.Index.Find(answered.ArticleKey()!, "ko")!.Title);
    }

    [Theory, InlineData("2"), InlineData("2번이요")]
    public async Task A_number_chooses_among_what_was_asked_back(string choice)
    {
        var asked = (await citizen.SaysAsync(TornBetweenTwo)).OnlyReply();
        var answered = (await citizen.SaysAsync(choice)).OnlyReply();
        Assert.Equal(asked.QuickReplies()[1], City.Index.Find(answered.ArticleKey()!, "ko")!.Title);
    }

    [Theory, InlineData("2"), InlineData("얼마예요?"), InlineData("언제까지요")]
    public async Task A_word_of_asking_without_its_matter_is_not_answered(string text) =>
        Assert.Null((await citizen.SaysAsync(text)).OnlyReply().ArticleKey());

    [Fact]
    public async Task None_of_the_choices_leads_to_a_person()
    {
        await citizen.SaysAsync(TornBetweenTwo);
        Assert.True((await citizen.SaysAsync("여기에 없어요")).OnlyReply().OffersAPerson());
    }

    [Fact]
    public async Task Another_question_instead_of_a_choice_is_answered()
    {
        await citizen.SaysAsync(TornBetweenTwo);
        Assert.Equal("child-allowance", (await citizen.SaysAsync("아동수당은 몇 살까지 나오나요")).OnlyReply().ArticleKey());
    }

    [Fact]
    public async Task Three_messages_in_a_row_are_one_question()
    {
        var turn = await citizen.SaysAsync("안녕하세요", "어제 이사했는데요", "전입신고 언제까지 해야 되나요");
        Assert.Equal("move-in-report-deadline", turn.OnlyReply().ArticleKey());
    }

    [Fact]
    public async Task Two_different_questions_are_answered_in_their_order()
    {
        var turn = await citizen.SaysAsync("아동수당은 몇 살까지 나오나요?", "경복궁 쉬는 날이 무슨 요일이에요?");
        Assert.Equal(["child-allowance", "gyeongbokgung-closed-day"], turn.Replies.Select(reply => reply.ArticleKey()));
    }

    [Theory]
    [InlineData("How much is the subway fare for adults?", "en", "subway-base-fare")]
    [InlineData("児童手当は何歳まで？", "ja", "child-allowance")]
    [InlineData("地铁基本车费是多少？", "zh", "subway-base-fare")]
    public async Task The_answer_is_in_the_language_of_the_question_or_says_that_it_cannot_be(string question, string language, string key)
    {
        var reply = (await citizen.SaysAsync(question)).OnlyReply();
        Assert.Equal((key, language), (reply.ArticleKey(), reply.Locale));
        var body = City.Library.Articles.FirstOrDefault(article => article.Key == key && article.Language == language)?.Body;
        Assert.StartsWith(body ?? "この案内は今のところ英語のみです。", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("안녕하세요", "한 문장으로")]
    [InlineData("감사합니다", "다행이에요")]
    [InlineData("수고하세요", "02-120")]
    [InlineData("누구세요?", "챗봇이에요")]
    [InlineData("사람이에요?", "사람이 아니라 챗봇이에요")]
    [InlineData("Are you human?", "not a person")]
    public async Task Small_talk_gets_a_short_honest_line(string text, string part) =>
        Assert.Contains(part, (await citizen.SaysAsync(text)).OnlyReply().Text, StringComparison.Ordinal);

    [Theory, InlineData("야 이 씨발", "씨발"), InlineData("fuck you", "fuck")]
    public async Task Abuse_meets_a_kind_boundary_and_is_never_repeated(string text, string word)
    {
        var turn = await citizen.SaysAsync(text);
        Assert.DoesNotContain(word, turn.OnlyReply().Text, StringComparison.Ordinal);
        Assert.DoesNotContain(word, turn.State.ToJsonString(ActivityJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_angry_question_is_answered_all_the_same()
    {
        var turn = await citizen.SaysAsync("씨발 지하철에 가방 두고 내렸어요");
        Assert.Equal("lost-item-subway", turn.OnlyReply().ArticleKey());
        Assert.DoesNotContain("씨발", turn.State.ToJsonString(ActivityJson.Options), StringComparison.Ordinal);
    }

    [Theory, InlineData("오늘 날씨 어때요?"), InlineData("재밌는 농담 하나 해줘"), InlineData("Tell me a joke"), InlineData("讲个笑话"), InlineData("今日の天気は？")]
    public async Task What_is_not_the_citys_work_is_said_not_to_be(string text)
    {
        var reply = (await citizen.SaysAsync(text)).OnlyReply();
        Assert.Null(reply.ArticleKey());
        Assert.Equal(4, reply.QuickReplies().Count);
    }

    [Fact]
    public async Task A_file_without_words_is_honestly_not_read()
    {
        var reply = (await citizen.DoesAsync(new Activity
        {
            Type = ActivityTypes.Message,
            Attachments = [new Attachment { ContentType = "image/png", ContentUrl = "https://example.org/a.png" }],
        })).OnlyReply();
        Assert.Contains("읽지 못해요", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.OffersAPerson());
    }

    [Fact]
    public async Task A_message_without_words_is_not_met_with_silence() =>
        Assert.Contains("한 문장으로", (await citizen.SaysAsync("  ")).OnlyReply().Text, StringComparison.Ordinal);

    [Fact]
    public async Task Thumbs_up_needs_no_answer_and_thumbs_down_is_offered_a_person()
    {
        Assert.Empty((await citizen.ReactsAsync("like")).Replies);
        Assert.True((await citizen.ReactsAsync("dislike")).OnlyReply().OffersAPerson());
    }

    [Fact]
    public async Task Events_nobody_knows_are_not_answered() =>
        Assert.Empty((await citizen.DoesAsync(new Activity { Type = ActivityTypes.Event, Name = "webchat/join" })).Replies);

    [Fact]
    public async Task Every_example_on_the_card_is_answered_by_an_article_of_its_topic()
    {
        Assert.Equal(["home", "transport", "waste", "family"], citizen.Card.Topics.Select(topic => topic.Icon));
        var failed = new List<string>();
        foreach (var topic in citizen.Card.Topics)
        {
            foreach (var (language, example) in topic.Examples.SelectMany(pair => pair.Value.Select(text => (pair.Key, text))))
            {
                await using var visitor = new Citizen(language);
                var key = (await visitor.SaysAsync(example)).OnlyReply().ArticleKey();
                if (key is null || !DomainsOf(topic.Icon).Contains(City.Index.Find(key, "ko")!.Domain))
                    failed.Add($"{example} → {key ?? "nothing"}");
            }
        }

        Assert.Empty(failed);
        Assert.All(citizen.Card.Topics, topic => Assert.All(Language.All, language => Assert.True(topic.Examples[language].Count >= 2)));
    }

    [Fact]
    public void Any_text_in_any_state_is_answered_and_never_throws() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), texts =>
        {
            var said = texts.Where(text => text is not null).Append("?").ToArray();
            return citizen.SaysAsync(said).GetAwaiter().GetResult().Replies.Count > 0;
        }).QuickCheckThrowOnFailure();

    /// <summary>The log masks what looks like a personal number in replies too: an answer that loses a number there would be wrong.</summary>
    [Fact]
    public async Task No_answer_of_ours_is_taken_for_a_personal_number()
    {
        foreach (var article in City.Library.Articles)
        {
            var turn = await citizen.SaysAsync(article.Title);
            Assert.True(turn.Replies.Count == 1, $"{article.Language} {article.Key} {article.Title}: {string.Join(" / ", turn.Replies.Select(reply => reply.Text))}");
            Assert.Empty(PersonalMask.Json(ActivityJson.Write(turn.OnlyReply()), isCitizens: false).Found);
        }

        foreach (var said in (string[])["상담원", "전화 받고 싶어요", "없음", "안녕하세요", "누구세요", "수고하세요"])
            Assert.All((await citizen.SaysAsync(said)).Replies, reply => Assert.Empty(PersonalMask.Text(reply.Text!).Found));
    }

    [Theory, InlineData("네"), InlineData("아니요"), InlineData("ok"), InlineData("不用了")]
    public async Task A_bare_yes_or_no_to_nothing_is_met_without_ado(string text) =>
        Assert.False((await citizen.SaysAsync(text)).OnlyReply().OffersAPerson());

    [Fact]
    public async Task A_reaction_of_another_form_is_taken_quietly()
    {
        foreach (var value in (string[])["1", "\"x\"", "[]", "{}", "{\"actionValue\":[]}", "{\"actionValue\":{\"reaction\":{}}}"])
        {
            using var json = System.Text.Json.JsonDocument.Parse(value);
            var turn = await citizen.DoesAsync(new Activity { Type = ActivityTypes.Invoke, Name = "message/submitAction", Value = json.RootElement });
            Assert.Empty(turn.Replies);
        }
    }

    private static string[] DomainsOf(string icon) => icon switch
    {
        "home" => ["civil", "foreigner"],
        "transport" => ["transport"],
        "waste" => ["waste", "water"],
        _ => ["childcare", "welfare"],
    };

    private static string FirstOf(Func<KnowledgeAnswer, bool> isSo, params IEnumerable<string> questions) =>
        questions.First(question => isSo(City.Index.SearchAsync(new KnowledgeQuery(question, "ko"), CancellationToken.None).GetAwaiter().GetResult()));
}
