using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.UnitTests.Mesh.Agents;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("전입신고 언제까지?", "ko")]
    [InlineData("When is the deadline?", "en")]
    [InlineData("外国人登录要多少天", "zh")]
    [InlineData("引っ越しの届け出", "ja")]
    [InlineData("T-money 카드", "ko")]
    [InlineData("전입신고 deadline", "ko")]
    [InlineData("what does 전입신고 mean in English please", "en")]
    [InlineData("ㅎㅇ", "ko")]
    [InlineData("叮铃铃（따릉이）定期券价格", "zh")]
    [InlineData("hi", "en")]
    public void The_script_tells_the_language(string text, string language) => Assert.Equal(language, LanguageDetector.Detect(text, "ko"));

    [Theory, InlineData("010-1234-5678"), InlineData("?"), InlineData("😀"), InlineData("DDP"), InlineData("")]
    public void What_decides_nothing_is_in_the_language_of_the_conversation(string text)
    {
        foreach (var language in (string[])["ko", "en", "zh", "ja"])
            Assert.Equal(language, LanguageDetector.Detect(text, language));
    }

    [Fact]
    public void Characters_alone_are_Japanese_in_a_Japanese_conversation()
    {
        Assert.Equal("ja", LanguageDetector.Detect("担当者", "ja"));
        Assert.Equal("zh", LanguageDetector.Detect("人工", "ko"));
    }

    [Fact]
    public void Any_text_has_one_of_the_four_languages() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(),
        text => LanguageDetector.Detect(text ?? "", "en") is "ko" or "en" or "zh" or "ja").QuickCheckThrowOnFailure();
}
