using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Terms;

namespace MetaverseSeoul.UnitTests.Knowledge;

public sealed class TermTests
{
    [Theory]
    [InlineData("전입신고를", "전입 입신 신고")]
    [InlineData("환불", "환불")]
    [InlineData("휴가", "휴가")]
    [InlineData("눈을", "눈")]
    [InlineData("신고해야되나요", "신고")]
    public void A_Korean_word_is_cut_to_pairs_of_syllables_without_its_endings(string word, string terms) =>
        Assert.Equal(terms, string.Join(' ', Read(word).Where(term => term.Kind == TermKind.Matter).Select(term => term.Text)));

    [Fact]
    public void Words_of_asking_say_nothing_of_the_matter() =>
        Assert.Equal(["여권"], Read("여권 좀 알려주세요").Where(term => term.Kind == TermKind.Matter).Select(term => term.Text));

    [Fact]
    public void How_much_and_when_only_break_ties() =>
        Assert.All(Read("얼마예요 언제까지"), term => Assert.True(term.Kind is TermKind.Weak or TermKind.Aspect));

    [Theory]
    [InlineData("50,000원", "50000")]
    [InlineData("5만원", "50000")]
    [InlineData("1억 2천만", "100000000")]
    [InlineData("1599-0903", "15990903")]
    [InlineData("１２０", "120")]
    [InlineData("3.5", "3p5")]
    public void A_number_is_one_term_however_it_is_written(string text, string term) =>
        Assert.Equal(term, TermReader.OfText(text).First());

    [Theory, InlineData("fees", "fee"), InlineData("parking", "parked"), InlineData("cities", "city"), InlineData("landlord's", "landlords")]
    public void English_words_meet_without_their_endings(string one, string other) =>
        Assert.Equal(TermReader.OfText(one), TermReader.OfText(other));

    [Fact]
    public void A_question_typed_without_its_space_meets_a_text_with_it() =>
        Assert.Subset(TermReader.OfText("이사 신고").ToHashSet(), Read("이사신고").Where(term => term.Kind == TermKind.Matter).Select(term => term.Text).ToHashSet());

    [Fact]
    public void A_decomposed_syllable_is_the_same_as_a_composed_one() =>
        Assert.Equal(TermReader.OfText("여권"), TermReader.OfText("여권".Normalize(System.Text.NormalizationForm.FormD)));

    [Theory, InlineData("外国人登录多少钱", "zh", "외국인등록"), InlineData("終電は何時", "ja", "막차")]
    public void Chinese_and_Japanese_words_of_the_city_become_Korean_ones(string question, string language, string word) =>
        Assert.Contains(word, Glossary.ToKorean(question, language), StringComparison.Ordinal);

    private static List<Term> Read(string question) => TermReader.OfQuestion(question, Vocabulary.Empty);
}
