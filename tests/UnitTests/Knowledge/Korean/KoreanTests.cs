using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Knowledge.Evaluation;
using MetaverseSeoul.Knowledge.Index.Ranking;
using MetaverseSeoul.Knowledge.Index.Terms;
using MetaverseSeoul.Knowledge.Korean;

namespace MetaverseSeoul.UnitTests.Knowledge.Korean;

public sealed class KoreanTests
{
    private static readonly Words Known = new("전입신고", "주민등록증", "재산세", "대형폐기물", "수수료", "신고", "이사");

    [Theory]
    [InlineData("전입신고언제까지해야되나요", "전입신고 언제까지해야되나요")]
    [InlineData("이사했는데전입신고해요", "이사 했는데 전입신고 해요")]
    [InlineData("대형페기물", "대형폐기물")]
    [InlineData("주민등롣증", "주민등록증")]
    [InlineData("주민등록즏", "주민등록증")]
    [InlineData("재산세", "재산세")]
    [InlineData("막걸리축제", "막걸리축제")]
    public void A_question_is_read_as_it_was_meant_and_a_new_word_left_alone(string typed, string meant) =>
        Assert.Equal(meant, Mender.Mend(Spelling.Standardize(typed), Known));

    [Theory, InlineData("컨텐츠", "콘텐츠"), InlineData("메세지", "메시지"), InlineData("알바", "아르바이트"), InlineData("따릉이", "따릉이"), InlineData("햇볕", "햇볕")]
    public void Loanwords_and_abbreviations_have_one_spelling(string typed, string standard) => Assert.Equal(standard, Spelling.Standardize(typed));

    [Theory, InlineData("이사했는데", "이사햇는데"), InlineData("되나요", "되나여"), InlineData("햇볕", "햇볕")]
    public void Messenger_endings_are_read_as_written_ones(string written, string typed) =>
        Assert.Equal(written, MessengerEnding.Write(typed).ToString());

    [Theory, InlineData("dkssud", "안녕"), InlineData("wjsdlqtlsrh", "전입신고"), InlineData("Qkffo", "빨래"), InlineData("hello", null), InlineData("rkqt", "값"), InlineData("fee", null)]
    public void Latin_keys_of_a_keyboard_left_in_the_wrong_layout_are_Hangul(string latin, string? hangul) => Assert.Equal(hangul, Keyboard.ToHangul(latin));

    [Fact]
    public void Hangul_keys_of_a_keyboard_left_in_the_wrong_layout_are_Latin() => Assert.Equal("hello", Keyboard.ToLatin("ㅗ디ㅣㅐ"));

    [Fact]
    public void Taking_syllables_apart_and_putting_them_together_changes_nothing()
    {
        Span<char> keys = stackalloc char[Jamo.MostKeys];
        for (var syllable = '가'; syllable <= '힣'; syllable++)
            Assert.Equal(syllable.ToString(), Jamo.Compose(keys[..Jamo.Keys([syllable], keys)]));
    }

    [Theory, InlineData("주민등록증", "주민등롣증", 1), InlineData("과태료", "과태로", 1), InlineData("신고", "신거", 1), InlineData("가나", "나가", 2), InlineData("같다", "같다", 0)]
    public void The_distance_of_two_words_is_the_number_of_keys_mistaken(string one, string other, int distance)
    {
        Span<char> first = stackalloc char[one.Length * Jamo.MostKeys];
        Span<char> second = stackalloc char[other.Length * Jamo.MostKeys];
        Assert.Equal(distance, Typos.Distance(first[..Jamo.Keys(one, first)], second[..Jamo.Keys(other, second)], most: 6));
    }

    [Fact]
    public void Any_text_at_all_is_read_without_fault_into_letters_and_digits() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        text is null || TermReader.OfQuestion(text + " 전입신고", Known).Concat(TermReader.OfText(text).Select(term => new Term(term, TermKind.Matter)))
            .All(term => term.Text.Length > 0 && term.Text.All(char.IsLetterOrDigit))).QuickCheckThrowOnFailure();

    [Fact]
    public void Standard_spelling_is_its_own_standard_spelling() => Prop.ForAll(Sentences(), text =>
        Spelling.Standardize(Spelling.Standardize(text)) == Spelling.Standardize(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mended_question_is_mended_no_further() => Prop.ForAll(Sentences(), text =>
        Mender.Mend(Mender.Mend(text, Known), Known) == Mender.Mend(text, Known)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_seed_rewrites_alike() => Prop.ForAll(Sentences(), ArbMap.Default.ArbFor<int>(), (text, seed) => MessengerKorean.Styles.All(style =>
        new MessengerKorean(seed).Rewrite(text, style) == new MessengerKorean(seed).Rewrite(text, style))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_vocabulary_is_read_as_it_was_written()
    {
        var bytes = Vocabulary.Empty.ToBytes();
        Assert.Equal(0, Vocabulary.Of(bytes).Articles);
    }

    private static Arbitrary<string> Sentences() => Gen.Elements("전입신고", "이사했는데", "언제까지", "해야되나요", "주민등록증", "알바", "수수료얼마예요", "메세지", "돼여", "여권", "ㅠㅠ", "120")
        .ListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    private sealed class Words(params string[] words) : ILexicon
    {
        private readonly HashSet<string> known = [.. words];
        private readonly Typos typos = new(words);

        public bool IsWord(ReadOnlySpan<char> word) => known.Contains(word.ToString());

        public string? Mend(ReadOnlySpan<char> word) => typos.Mend(word);
    }
}
