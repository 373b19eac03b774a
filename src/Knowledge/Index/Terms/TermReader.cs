using System.Collections.Frozen;
using System.Text;
using MetaverseSeoul.Knowledge.Index.Terms.Concepts;
using MetaverseSeoul.Knowledge.Korean;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>Cuts texts and questions into terms. Both go through the same cuts; only a question loses its stop-words, and only a text gains
/// all joins between words (so that 이사신고, typed without its space, finds 이사 신고).</summary>
/// <remarks>A term holds letters and digits, nothing else: no text can say anything in the query syntax of an index.</remarks>
internal sealed class TermReader
{
    private static readonly FrozenSet<string> StopEnglish = WordList.Load(typeof(TermReader), "stopwords.en.txt");
    private static readonly FrozenSet<string> WeakEnglish = [.. WordList.Load(typeof(TermReader), "weak.en.txt").Select(word => EnglishWord.Stem(word).ToString())];

    private readonly bool isQuestion;
    private readonly List<Term> terms = [];
    private readonly List<string> words = [];
    private readonly List<string> english = [];

    private TermReader(bool isQuestion) => this.isQuestion = isQuestion;

    /// <summary>The terms of a question, mended by the words the articles use.</summary>
    public static List<Term> OfQuestion(string question, ILexicon lexicon) =>
        new TermReader(isQuestion: true).Read(Mender.Mend(Normal(question), lexicon)).terms;

    public static IEnumerable<string> OfText(string text) => new TermReader(isQuestion: false).Read(Normal(text)).terms.Select(term => term.Text);

    /// <summary>The words of a text without their endings, for the lexicon: Korean ones of two syllables and more, English ones of three letters and more.</summary>
    public static IEnumerable<string> WordsOf(string text) => new TermReader(isQuestion: false).Read(Normal(text)).words;

    public static bool IsEnglishFiller(ReadOnlySpan<char> word) => Has(StopEnglish, word);

    private static string Normal(string raw) => Spelling.Standardize(WellFormed(raw).Normalize(NormalizationForm.FormKC).ToLowerInvariant());

    // Half a surrogate pair is no text, and can't be normalized.
    private static string WellFormed(string raw) => raw.Any(char.IsSurrogate) ? string.Concat(raw.EnumerateRunes()) : raw;

    private TermReader Read(string text)
    {
        char? open = null; // The last syllable of the Hangul word before, where nothing was cut off it.
        for (var at = 0; at < text.Length;)
        {
            var script = Scripts.Of(text[at]);
            var end = script == Script.Digit ? Numbers.End(text, at) : EndOf(text, at, script);
            var word = text.AsSpan(at, end - at);
            var next = (char?)null;
            switch (script)
            {
                case Script.Hangul:
                    next = AddKorean(word, open);
                    break;
                case Script.Latin:
                    AddEnglish(word);
                    break;
                case Script.Digit:
                    terms.Add(new Term(Numbers.Read(text, at, ref end), TermKind.Matter));
                    break;
                case Script.Han or Script.Kana:
                    AddBigrams(word, TermKind.Matter);
                    break;
                default:
                    next = word is [' ' or '\t', ..] ? open : null;
                    break;
            }

            open = next;
            at = end;
        }

        ConceptFinder.Find(text, english, terms);
        return this;
    }

    private static int EndOf(string text, int start, Script script)
    {
        var end = start + 1;
        while (end < text.Length && script != Script.None && (Scripts.Of(text[end]) == script || IsSameWord(text[end], script)))
            end++;
        return end;
    }

    private static bool IsSameWord(char c, Script script) => script switch
    {
        Script.Latin => c is '\'' or '’',
        Script.Han or Script.Kana => Scripts.Of(c) is Script.Han or Script.Kana,
        _ => false,
    };

    private char? AddKorean(ReadOnlySpan<char> word, char? open)
    {
        var stem = KoreanWord.Stem(word);
        var kind = TermKind.Matter;
        if (isQuestion)
        {
            if (KoreanWords.IsFiller(word) || KoreanWords.IsFiller(stem))
                return null;
            kind = KoreanWords.IsWeak(word) || KoreanWords.IsWeak(stem) ? TermKind.Weak : TermKind.Matter;
        }
        else
        {
            if (open is { } last)
                terms.Add(new Term(string.Concat([last], stem[..1]), TermKind.Weak));
            if (stem.Length > 1)
                words.Add(stem.ToString());
        }

        if (stem.Length > 1 && kind == TermKind.Matter)
            terms.Add(Term.Word(stem));
        AddBigrams(stem, kind);
        return stem.Length == word.Length ? word[^1] : null;
    }

    private void AddEnglish(ReadOnlySpan<char> word)
    {
        var plain = word.ToString().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        word = word.EndsWith("'s") || word.EndsWith("’s") ? plain.AsSpan(0, plain.Length - 1) : plain;
        var stem = EnglishWord.Stem(word);
        english.Add(stem.ToString());
        if (!isQuestion && stem.Length > 2)
            words.Add(stem.ToString());
        if (stem.Length == 0 || isQuestion && (Has(StopEnglish, word) || Has(StopEnglish, stem)))
            return;
        terms.Add(new Term(stem.ToString(), isQuestion && Has(WeakEnglish, stem) ? TermKind.Weak : TermKind.Matter));
    }

    private void AddBigrams(ReadOnlySpan<char> word, TermKind kind)
    {
        if (word.Length == 1)
            terms.Add(new Term(word.ToString(), kind));
        for (var i = 0; i + 1 < word.Length; i++)
            terms.Add(new Term(word.Slice(i, 2).ToString(), kind));
    }

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
