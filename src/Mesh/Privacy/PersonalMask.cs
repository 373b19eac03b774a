using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Operations;

namespace MetaverseSeoul.Mesh.Privacy;

/// <summary>Replaces personal numbers before the log, the index, a model or a log line sees them. Masking what is masked changes nothing.</summary>
public static class PersonalMask
{
    /// <summary>No personal number has fewer digits, so most texts are passed over with one look.</summary>
    private const int FewestDigits = 7;

    /// <summary>Nor do two digits of one lie further apart than three separators: prices and dates spread over a text are not looked at.</summary>
    private const int WidestGap = 3;

    /// <summary>The only members that are left as they are: the ids of the activity itself and of the accounts on it, and the client's key. The same
    /// names inside what a client is free to fill (a value, channelData, a card) can hold anything. <c>*</c> is any place in a list.</summary>
    private static readonly HashSet<string> Identifiers = new(StringComparer.OrdinalIgnoreCase)
    {
        "/id", "/from/id", "/recipient/id", "/conversation/id", "/membersAdded/*/id", "/membersRemoved/*/id", "/channelData/clientActivityID",
    };

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Kinds in the order they are looked for: the more exact first, so that a card is not taken for an account.</summary>
    private static readonly (string Kind, Regex Pattern, Func<string, bool> IsReal, Func<string, string> Masked)[] Kinds =
    [
        (PersonalKind.ResidentNumber, PersonalPatterns.ResidentNumber, _ => true, _ => "******-*******"),
        (PersonalKind.Card, PersonalPatterns.Card, HasLuhnDigit, number => "****-****-****-" + LastDigits(number, 4)),
        (PersonalKind.DriverLicence, PersonalPatterns.DriverLicence, _ => true, Starred),
        (PersonalKind.Phone, PersonalPatterns.Mobile, _ => true, number => "010-****-" + LastDigits(number, 4)),
        (PersonalKind.Phone, PersonalPatterns.Landline, _ => true, number => "0**-****-" + LastDigits(number, 4)),
        (PersonalKind.Passport, PersonalPatterns.Passport, _ => true, number => number[..1] + "********"),
        (PersonalKind.Account, PersonalPatterns.Account, IsAccount, Starred),
        (PersonalKind.Account, PersonalPatterns.NamedAccount, _ => true, Starred),
    ];

    /// <summary>The text with its personal numbers masked, and what they were.</summary>
    /// <param name="isCitizens">What a citizen wrote: there a landline is somebody's home. In what the city says it is an office.</param>
    public static (string Masked, IReadOnlyList<PersonalNumber> Found) Text(string text, bool isCitizens = true)
    {
        if (!MayHoldNumber(text))
            return (text, []);

        var found = new List<PersonalNumber>();
        var masked = WithPlainDigits(text);
        int before;
        do
        {
            // A number masked may bare another that ran into it.
            before = found.Count;
            masked = OnePass(masked, found, isCitizens);
        }
        while (found.Count > before);

        return found.Count == 0 ? (text, []) : (masked, found);
    }

    private static string OnePass(string text, List<PersonalNumber> found, bool isCitizens)
    {
        foreach (var (kind, pattern, isReal, mask) in Kinds)
        {
            if (!isCitizens && pattern == PersonalPatterns.Landline)
                continue;
            text = pattern.Replace(text, match =>
            {
                if (!isReal(match.Value) || (!isCitizens && IsInAddress(text, match.Index)))
                    return match.Value;
                found.Add(new PersonalNumber(kind, match.Value));
                MeshMetrics.MaskedItems.Add(1, new KeyValuePair<string, object?>("kind", kind));
                return mask(match.Value);
            });
        }

        return text;
    }

    // The address of a source the city cites: a long number in it is a page's, and without it the link is dead.
    private static bool IsInAddress(string text, int index)
    {
        var start = index;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '(' or '<'))
            start--;
        return text.AsSpan(start, index - start).Contains("://", StringComparison.Ordinal);
    }

    /// <summary>The JSON with every string value, and every number long enough, masked; ids are left alone.</summary>
    public static (string Masked, IReadOnlyList<PersonalNumber> Found) Json(string json, bool isCitizens = true)
    {
        if (!MayHoldNumberInMember(json))
            return (json, []);

        var found = new List<PersonalNumber>();
        var root = JsonNode.Parse(json)!;
        MaskNode(root, "", found, isCitizens);
        return found.Count == 0 ? (json, []) : (root.ToJsonString(ActivityJson.Options), found);
    }

    private static void MaskNode(JsonNode node, string path, List<PersonalNumber> found, bool isCitizens)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                var place = $"{path}/{name}";
                if (value is JsonValue leaf)
                {
                    if (!Identifiers.Contains(place) && MaskedLeaf(leaf, found, isCitizens) is { } masked)
                        members[name] = masked;
                }
                else if (value is not null)
                {
                    MaskNode(value, place, found, isCitizens);
                }

                // A member's name is the client's to choose too.
                var (maskedName, inName) = Text(name, isCitizens);
                if (inName.Count > 0)
                {
                    found.AddRange(inName);
                    var kept = members[name];
                    members.Remove(name);
                    members[maskedName] = kept;
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue leaf)
                {
                    if (MaskedLeaf(leaf, found, isCitizens) is { } masked)
                        items[i] = masked;
                }
                else if (items[i] is { } item)
                {
                    MaskNode(item, $"{path}/*", found, isCitizens);
                }
            }
        }
    }

    private static string? MaskedLeaf(JsonValue leaf, List<PersonalNumber> found, bool isCitizens)
    {
        var text = leaf.GetValueKind() switch
        {
            JsonValueKind.String => leaf.GetValue<string>(),
            JsonValueKind.Number => leaf.ToJsonString(),
            _ => "",
        };
        var (masked, inText) = Text(text, isCitizens);
        found.AddRange(inText);
        return inText.Count > 0 ? masked : null;
    }

    private static bool MayHoldNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        var last = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at]))
                continue;
            digits = at - last <= WidestGap + 1 ? digits + 1 : 1;
            last = at;
            if (digits >= FewestDigits)
                return true;
        }

        return false;
    }

    /// <summary>Whether any value or name but ids and times has digits enough. One pass, no tree: nearly every activity has ids full of digits, and
    /// nothing to mask. Where an escape hides a digit its own digits count instead, so it never says no too often.</summary>
    private static bool MayHoldNumberInMember(string json)
    {
        var depth = 0;
        ReadOnlySpan<char> root = "", name = "";
        for (var at = 0; at < json.Length; at++)
        {
            var c = json[at];
            if (c == '"')
            {
                var text = StringAt(json, at + 1);
                at += text.Length + 1;
                var isName = json.AsSpan(at + 1).TrimStart().StartsWith(':');
                if (MayHoldNumber(text) && (isName || !IsIdOrTime(depth, root, name, text)))
                    return true;
                name = isName ? text : "";
                root = isName && depth == 1 ? text : root;
            }
            else if (char.IsAsciiDigit(c))
            {
                var length = json.AsSpan(at).IndexOfAny(",]} ");
                var number = length < 0 ? json.AsSpan(at) : json.AsSpan(at, length);
                if (MayHoldNumber(number))
                    return true;
                at += number.Length - 1;
            }
            else if (c is '{' or '[')
            {
                depth++;
                name = "";
            }
            else if (c is '}' or ']')
            {
                depth--;
            }
        }

        return false;
    }

    /// <summary>The places of <see cref="Identifiers"/>, and times and activity ids that are what their names say.</summary>
    private static bool IsIdOrTime(int depth, ReadOnlySpan<char> root, ReadOnlySpan<char> name, ReadOnlySpan<char> value) => name switch
    {
        "id" => depth == 1 || (depth == 2 && root is "from" or "recipient" or "conversation") || (depth == 3 && root is "membersAdded" or "membersRemoved"),
        "clientActivityID" => depth == 2 && root is "channelData",
        "replyToId" => depth == 1 && IsActivityId(value),
        "timestamp" or "localTimestamp" => depth == 1 && value.Length > 18 && value[10] == 'T' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static bool IsActivityId(ReadOnlySpan<char> value)
    {
        var bar = value.IndexOf('|');
        return bar == 32 && value.Length - bar - 1 <= FewestDigits && !value[..bar].ContainsAnyExcept(Hexadecimal) && !value[(bar + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Up to the closing quote, escapes as they are.</summary>
    private static ReadOnlySpan<char> StringAt(string json, int start)
    {
        var end = start;
        while (json[end] != '"')
            end += json[end] == '\\' ? 2 : 1;
        return json.AsSpan(start, end - start);
    }

    /// <summary>Full-width and other scripts' digits as 0–9, one for one, so that the patterns see them.</summary>
    private static string WithPlainDigits(string text)
    {
        if (Ascii.IsValid(text) || !text.Any(c => char.IsDigit(c) && !char.IsAscii(c)))
            return text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = char.IsDigit(source[i]) ? (char)('0' + (int)char.GetNumericValue(source[i])) : source[i];
        });
    }

    // An office's landline has an account's form; a citizen's was masked as what it is before accounts are looked for.
    private static bool IsAccount(string number) =>
        number.Count(char.IsAsciiDigit) is >= 10 and <= 16 && !PersonalPatterns.Landline.IsMatch(number);

    private static bool HasLuhnDigit(string number)
    {
        var sum = 0;
        var twice = false;
        foreach (var c in number.Reverse().Where(char.IsAsciiDigit))
        {
            var digit = (c - '0') * (twice ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            twice = !twice;
        }

        return sum % 10 == 0;
    }

    private static string LastDigits(string number, int count) => string.Concat(number.Where(char.IsAsciiDigit).TakeLast(count));

    private static string Starred(string number) => string.Concat(number.Select(c => char.IsAsciiDigit(c) ? '*' : c));
}
