using MetaverseSeoul.Mesh.Texts;

namespace MetaverseSeoul.UnitTests.Mesh.Texts;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("안녕\u0000하세요", "안녕하세요")]
    [InlineData("줄\r\n바꿈\t탭", "줄\n바꿈\t탭")]
    [InlineData("보이는\U000E0041\U000E0042 글", "보이는 글")]
    [InlineData("뒤집힌 \u202Eabc\u202C 글", "뒤집힌 abc 글")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글")]
    [InlineData("👨‍👩‍👧 가족", "👨‍👩‍👧 가족")]
    public void What_nobody_typed_is_taken_out_and_what_they_typed_stays(string text, string clean) => Assert.Equal(clean, CleanText.Of(text));
}
