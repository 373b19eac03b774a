using MetaverseSeoul.Knowledge.Korean;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Knowledge.Index.Terms.Concepts;

/// <summary>The concepts of one language, by their members.</summary>
internal sealed class ConceptList
{
    private readonly Dictionary<string, List<Term>> members = [];
    private readonly Dictionary<string, List<Term>>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;
    private readonly int mostWords;

    private ConceptList(IEnumerable<(Term Concept, string Member)> lines)
    {
        foreach (var (concept, member) in lines)
        {
            if (!members.TryGetValue(member, out var concepts))
                members[member] = concepts = [];
            concepts.Add(concept);
        }

        lookup = members.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = members.Keys.Max(member => member.Length);
        mostWords = members.Keys.Max(member => member.Count(c => c == ' ') + 1);
    }

    public static ConceptList Load(string language) =>
        new(WordList.Lines(typeof(ConceptList), $"concepts.{language}.txt").SelectMany(line => Read(line, language)).ToList());

    /// <summary>Members anywhere in a text without spaces; at each place the longest.</summary>
    /// <param name="begins">Where a word of the text begins: a member of one letter must be a word.</param>
    public void FindIn(ReadOnlySpan<char> joined, ReadOnlySpan<bool> begins, List<Term> into)
    {
        for (var at = 0; at < joined.Length; at++)
        {
            for (var length = Math.Min(longest, joined.Length - at); length > 0; length--)
            {
                if (!lookup.TryGetValue(joined.Slice(at, length), out var concepts))
                    continue;
                if (length == 1 && !(begins[at] && (at + 1 == joined.Length || begins[at + 1])))
                    break;
                into.AddRange(concepts);
                break;
            }
        }
    }

    /// <summary>Members of one word or several in a row of words.</summary>
    public void FindAmong(IReadOnlyList<string> words, List<Term> into)
    {
        for (var at = 0; at < words.Count; at++)
        {
            for (var count = Math.Min(mostWords, words.Count - at); count > 0; count--)
            {
                if (members.TryGetValue(string.Join(' ', words.Skip(at).Take(count)), out var concepts))
                    into.AddRange(concepts);
            }
        }
    }

    private static IEnumerable<(Term Concept, string Member)> Read(string line, string language)
    {
        var (name, list) = (line[..line.IndexOf(':', StringComparison.Ordinal)].Trim(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        // What is asked is called alike in all languages.
        var concept = name.StartsWith('?') ? Term.Aspect(name[1..]) : Term.Concept(name);
        foreach (var member in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return (concept, language == Language.English
                ? string.Join(' ', member.Split([' ', '-']).Select(word => EnglishWord.Stem(word).ToString()))
                : Spelling.Standardize(member));
        }
    }
}
