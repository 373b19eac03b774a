using System.Globalization;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Privacy;

namespace MetaverseSeoul.Mesh.Log;

/// <summary>An activity made ready for the log before its transaction opens: masked and written out. Only <c>id</c> and <c>timestamp</c>
/// are missing, which the transaction gives.</summary>
/// <param name="Json">A JSON object with at least one member, without <c>id</c> and <c>timestamp</c>.</param>
/// <param name="Found">The personal numbers that were masked.</param>
public sealed record StoredBody(string Type, string FromId, string? ReplyTo, string Json, IReadOnlyList<PersonalNumber> Found)
{
    /// <param name="isCitizens">Who speaks: a citizen, or the city (a bot, a person at a desk).</param>
    public static StoredBody From(Activity activity, bool isCitizens)
    {
        activity.Id = null;
        activity.Timestamp = null;
        var (json, found) = PersonalMask.Json(ActivityJson.Write(activity), isCitizens);
        return new StoredBody(Masked(activity.Type), activity.From?.Id ?? "", activity.ReplyToId is { } replyTo ? Masked(replyTo) : null, json, found);

        // Columns of their own on the log, and a client's to fill.
        string Masked(string word) => PersonalMask.Text(word, isCitizens).Masked;
    }

    /// <param name="at">Milliseconds since 1970, UTC.</param>
    public string Number(string id, long at)
    {
        var timestamp = DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        // Ids and times hold no character that JSON would escape.
        return string.Concat($"{{\"id\":\"{id}\",\"timestamp\":\"{timestamp}\",", Json.AsSpan(1));
    }
}
