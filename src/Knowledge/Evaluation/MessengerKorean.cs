using System.Text;
using System.Text.RegularExpressions;
using MetaverseSeoul.Knowledge.Korean;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>Rewrites polite, well-spaced Korean as it is typed in a messenger. The same seed gives the same text.</summary>
internal sealed partial class MessengerKorean(int seed)
{
    private static readonly (string Polite, string Plain)[] Banmal =
    [
        ("하려면 어떻게 해야 하나요", "하려면 어케 해"), ("어떻게 해야 하나요", "어케 해야돼"), ("해야 하나요", "해야됨"), ("해야 돼요", "해야돼"), ("해야 되나요", "해야되냐"),
        ("되나요", "됨"), ("하나요", "해"), ("있나요", "있음"), ("인가요", "임"), ("얼마예요", "얼마임"), ("얼마인가요", "얼마"), ("알려주세요", "알려줘"), ("알려 주세요", "알려줘"),
        ("뭐예요", "뭐야"), ("언제예요", "언제야"), ("어디예요", "어디야"), ("맞아요", "맞음"), ("있어요", "있어"), ("없어요", "없음"), ("돼요", "돼"), ("해요", "해"), ("나요", "나"),
        ("까요", "까"), ("습니다", "음"), ("어요", "어"), ("아요", "아"), ("예요", "야"), ("죠", "지"), ("는데요", "는데"), ("주세요", "줘"),
    ];

    // Keys beside each other on the two-set layout, and those that shift makes of each other.
    private static readonly string[] Neighbours = ["ㅂㅃ", "ㅈㅉ", "ㄷㄸ", "ㄱㄲ", "ㅅㅆ", "ㅐㅔ", "ㅓㅏ", "ㅗㅓ", "ㅜㅡ", "ㅣㅏ", "ㄴㅇ", "ㅁㄴ", "ㅇㄹ", "ㅎㅗ", "ㅛㅕ", "ㅋㅌ", "ㅊㅍ", "ㄷㄱ", "ㅈㄷ"];

    private readonly Random random = new(seed);

    /// <summary>What is done to a text, each alone or together: the styles an evaluation tells apart.</summary>
    public static IReadOnlyList<string> Styles { get; } = ["banmal", "no-particles", "unspaced", "typo", "ime", "all"];

    public string Rewrite(string text, string style) => style switch
    {
        "banmal" => Casual(text),
        "no-particles" => WithoutParticles(text),
        "unspaced" => Unspaced(text),
        "typo" => Mistyped(text, 1),
        "ime" => WrongLayout(text),
        _ => Mistyped(Unspaced(WithoutParticles(Casual(text))), 1) + (random.Next(3) == 0 ? "ㅠㅠ" : random.Next(2) == 0 ? "??" : ""),
    };

    private static string Casual(string text)
    {
        foreach (var (polite, plain) in Banmal)
            text = Regex.Replace(text, Regex.Escape(polite) + @"(?=\W|$)", plain);
        return text.TrimEnd('?', '.', '!');
    }

    private static string WithoutParticles(string text) => Particle().Replace(text, "$1$2");

    private static string Unspaced(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    // One key of one syllable: beside the right one, left out, or without shift.
    private string Mistyped(string text, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var places = Enumerable.Range(0, text.Length).Where(at => Jamo.IsSyllable(text[at])).ToList();
            if (places.Count == 0)
                return text;
            var at = places[random.Next(places.Count)];
            text = string.Concat(text.AsSpan(0, at), Slip(text[at]), text.AsSpan(at + 1));
        }

        return text;
    }

    private string Slip(char syllable)
    {
        Span<char> keys = stackalloc char[Jamo.MostKeys];
        keys = keys[..Jamo.Keys([syllable], keys)];
        for (var tries = 0; tries < 20; tries++)
        {
            var at = random.Next(keys.Length);
            var key = keys[at];
            var pair = Neighbours.FirstOrDefault(pair => pair.Contains(key, StringComparison.Ordinal));
            if (pair is null || Jamo.IsVowel(pair[0]) != Jamo.IsVowel(pair[1]))
                continue;
            var slipped = keys.ToArray();
            slipped[at] = pair[0] == key ? pair[1] : pair[0];
            if (Jamo.Compose(slipped) is [var one] && Jamo.IsSyllable(one))
                return one.ToString();
        }

        return Jamo.FinalOf(syllable) > 0 ? Jamo.With(syllable, 0).ToString() : syllable.ToString();
    }

    private static string WrongLayout(string text)
    {
        var latin = new StringBuilder();
        foreach (var c in text)
            latin.Append(Jamo.IsSyllable(c) ? Keyboard.ToLatin([c]) : c.ToString());
        return latin.ToString();
    }

    [GeneratedRegex(@"(?<=[가-힣]{2})([가-힣])(?:을|를|은|는|이|가)(?=\s|$)|(?<=[가-힣])([가-힣])(?:을|를)(?=\s)")]
    private static partial Regex Particle();
}
