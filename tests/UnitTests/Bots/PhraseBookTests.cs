using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.UnitTests.Knowledge;

namespace MetaverseSeoul.UnitTests.Bots;

public sealed class PhraseBookTests
{
    private static readonly PhraseBook Book = new();

    [Theory]
    [InlineData("안녕하세요~~", "ko", nameof(Phrase.Hello))]
    [InlineData("안녕하세요ㅎㅎ", "ko", nameof(Phrase.Hello))]
    [InlineData("네 정말 감사합니다!", "ko", nameof(Phrase.Thanks))]
    [InlineData("Hello there!", "en", nameof(Phrase.Hello))]
    [InlineData("thank you so much", "en", nameof(Phrase.Thanks))]
    [InlineData("谢谢您", "zh", nameof(Phrase.Thanks))]
    [InlineData("ありがとうございます。", "ja", nameof(Phrase.Thanks))]
    public void Small_talk_is_recognised_with_its_trimmings(string text, string language, string phrase) =>
        Assert.Equal(phrase, Book.Only(text, language, Phrase.Thanks, Phrase.Hello).ToString());

    [Theory]
    [InlineData("안녕하세요 전입신고 언제까지 해요?", "ko")]
    [InlineData("hi, how much is the subway?", "en")]
    [InlineData("你好，地铁多少钱", "zh")]
    public void A_question_with_a_greeting_is_a_question(string text, string language) =>
        Assert.Null(Book.Only(text, language, Phrase.Thanks, Phrase.Hello));

    [Theory]
    [InlineData("사람과 상담하고 싶어요", "ko")]
    [InlineData("상담원 연결해 주세요", "ko")]
    [InlineData("직원 바꿔줘", "ko")]
    [InlineData("상담원", "ko")]
    [InlineData("I want to talk to a person", "en")]
    [InlineData("Agent please", "en")]
    [InlineData("我想和工作人员咨询，转人工", "zh")]
    [InlineData("人工", "zh")]
    [InlineData("担当者と話したいです", "ja")]
    public void The_wish_for_a_person_is_recognised(string text, string language) => Assert.True(Book.Is(Phrase.Person, text, language));

    [Theory]
    [InlineData("이 바보 씨발", "ko")]
    [InlineData("you stupid bot", "en")]
    [InlineData("傻逼", "zh")]
    [InlineData("ばか", "ja")]
    public void Abuse_is_recognised(string text, string language) => Assert.True(Book.Is(Phrase.Abuse, text, language));

    [Theory]
    [InlineData("시발역이 어디예요", "ko")]
    [InlineData("Scunthorpe is a town", "en")]
    public void An_innocent_word_that_contains_one_is_not_abuse(string text, string language) =>
        Assert.False(Book.Is(Phrase.Abuse, text, language));

    [Fact]
    public void No_article_question_or_title_is_taken_for_anything_else()
    {
        Phrase[] taken = [Phrase.Person, Phrase.Callback, Phrase.Abuse, Phrase.OutsideTheCity, Phrase.Cancel, Phrase.Hello, Phrase.Bye, Phrase.WhoAreYou];
        var wrong =
            from article in City.Library.Articles
            from text in article.Questions.Append(article.Title)
            from phrase in taken
            where Book.Is(phrase, text, article.Language)
            select $"{phrase}: {text}";
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }
}
