using System.Collections.Frozen;
using System.Text;

namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>Cuts texts and questions into terms. Both go through the same cuts; only a question loses its stop-words, and only a text gains
/// the joins between words (so that 이사신고, typed without its space, finds 이사 신고).</summary>
/// <remarks>A term holds letters and digits, nothing else: no text can say anything in the query syntax of an index.</remarks>
internal static class TermReader
{
    private static readonly FrozenSet<string> StopKorean = WordList.Load("stopwords.ko.txt");
    private static readonly FrozenSet<string> WeakKorean = WordList.Load("weak.ko.txt");
    private static readonly FrozenSet<string> StopEnglish = WordList.Load("stopwords.en.txt");
    private static readonly FrozenSet<string> WeakEnglish = [.. WordList.Load("weak.en.txt").Select(word => EnglishWord.Stem(word).ToString())];

    public static List<Term> OfQuestion(string question) => Read(question, isQuestion: true);

    public static IEnumerable<string> OfText(string text) => Read(text, isQuestion: false).Select(term => term.Text);

    private static List<Term> Read(string raw, bool isQuestion)
    {
        var text = raw.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        List<Term> terms = [];
        char? open = null; // The last syllable of the Hangul word before, where nothing was cut off it.
        for (var at = 0; at < text.Length;)
        {
            var script = Scripts.Of(text[at]);
            var end = at + 1;
            switch (script)
            {
                case Script.Hangul:
                    while (end < text.Length && Scripts.Of(text[end]) == Script.Hangul)
                        end++;
                    open = AddKorean(text.AsSpan(at, end - at), isQuestion, open, terms);
                    break;
                case Script.Latin:
                    while (end < text.Length && (Scripts.Of(text[end]) == Script.Latin || text[end] is '\'' or '’'))
                        end++;
                    AddEnglish(text.AsSpan(at, end - at), isQuestion, terms);
                    open = null;
                    break;
                case Script.Digit:
                    end = Numbers.End(text, at);
                    terms.Add(new Term(Numbers.Read(text, at, ref end), false));
                    open = null;
                    break;
                case Script.Han or Script.Kana:
                    while (end < text.Length && Scripts.Of(text[end]) is Script.Han or Script.Kana)
                        end++;
                    AddBigrams(text.AsSpan(at, end - at), weak: false, terms);
                    open = null;
                    break;
                default:
                    if (text[at] is not (' ' or '\t'))
                        open = null;
                    break;
            }

            at = end;
        }

        return terms;
    }

    private static char? AddKorean(ReadOnlySpan<char> word, bool isQuestion, char? open, List<Term> terms)
    {
        var stem = KoreanWord.Stem(word);
        var weak = false;
        if (isQuestion)
        {
            if (Has(StopKorean, word) || Has(StopKorean, stem))
                return null;
            weak = Has(WeakKorean, word) || Has(WeakKorean, stem);
        }
        else if (open is { } last)
        {
            terms.Add(new Term(string.Concat([last], stem[..1]), true));
        }

        AddBigrams(stem, weak, terms);
        return stem.Length == word.Length ? word[^1] : null;
    }

    private static void AddEnglish(ReadOnlySpan<char> word, bool isQuestion, List<Term> terms)
    {
        var plain = word.ToString().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        word = word.EndsWith("'s") || word.EndsWith("’s") ? plain.AsSpan(0, plain.Length - 1) : plain;
        var stem = EnglishWord.Stem(word);
        if (stem.Length == 0 || isQuestion && (Has(StopEnglish, word) || Has(StopEnglish, stem)))
            return;
        terms.Add(new Term(stem.ToString(), isQuestion && Has(WeakEnglish, stem)));
    }

    private static void AddBigrams(ReadOnlySpan<char> word, bool weak, List<Term> terms)
    {
        if (word.Length == 1)
            terms.Add(new Term(word.ToString(), weak));
        for (var i = 0; i + 1 < word.Length; i++)
            terms.Add(new Term(word.Slice(i, 2).ToString(), weak));
    }

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
