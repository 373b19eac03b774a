using System.Text.Json.Nodes;
using MetaverseSeoul.IntegrationTests.Clients;

namespace MetaverseSeoul.IntegrationTests.Conversations;

/// <summary>Plays scripts through Direct Line and says where they go otherwise.</summary>
internal static class Stage
{
    private const int AtOnce = 4;

    /// <returns>One line for each difference; none when all went as written.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(Uri host, IEnumerable<Script> scripts, CancellationToken cancellation)
    {
        List<string> differences = [];
        await Parallel.ForEachAsync(scripts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (script, stop) =>
        {
            var found = await PlayAsync(host, script, stop);
            lock (differences)
                differences.AddRange(found.Select(difference => $"{script.File} / {script.Name}: {difference}"));
        });
        return differences;
    }

    private static async Task<List<string>> PlayAsync(Uri host, Script script, CancellationToken cancellation)
    {
        List<string> differences = [];
        using var citizen = await Citizen.ComeInAsync(host, cancellation, script.Locale);
        if (script.Off != "petition120")
            await citizen.GreetingAsync(cancellation);
        foreach (var turn in script.Turns)
        {
            var message = Citizen.Message(turn.Say);
            message["locale"] = script.Locale;
            using var stored = await citizen.PostAsync(message, cancellation);
            var id = (string)(await stored.JsonAsync(cancellation))["id"]!;
            await citizen.ReplyToAsync(id, cancellation);
            // A turn's replies are committed together: where one is, all are.
            var replies = (await citizen.PollAsync("", cancellation)).Activities
                .Where(activity => activity.IsFromBot() && activity.IsMessage() && activity.ReplyTo() == id).ToList();
            if (replies.Count != turn.Replies.Count)
                differences.Add($"'{turn.Say}' has {replies.Count} replies, not {turn.Replies.Count}");
            differences.AddRange(turn.Replies.Zip(replies, (expected, reply) => Compare(expected, reply))
                .SelectMany(found => found).Select(difference => $"'{turn.Say}' {difference}"));
        }

        return differences;
    }

    private static IEnumerable<string> Compare(ScriptedReply expected, JsonObject reply)
    {
        var text = reply.Text() ?? "";
        var article = reply["channelData"]?["article"];
        if ((string?)reply["from"]!["id"] != expected.Agent)
            yield return $"is answered by {reply["from"]!["id"]}";
        if (expected.Key is not null && (string?)article?["key"] != expected.Key)
            yield return $"tells {article?["key"] ?? "nothing"}, not {expected.Key}: {text}";
        if (expected.Outcome == "none" && article is not null)
            yield return $"is answered with {article["key"]}";
        if (expected.Text is not null && !text.Contains(expected.Text, StringComparison.Ordinal))
            yield return $"does not say '{expected.Text}': {text}";
        if (expected.Without is not null && text.Contains(expected.Without, StringComparison.Ordinal))
            yield return $"says '{expected.Without}'";
        if (expected.Locale is not null && (string?)reply["locale"] != expected.Locale)
            yield return $"is in {reply["locale"]}";
        if (expected.Name is not null && (string?)reply["from"]!["name"] != expected.Name)
            yield return $"is said by {reply["from"]!["name"]}";
        var quick = (reply["suggestedActions"]?["actions"] as JsonArray ?? []).Select(action => (string?)action!["title"]).ToList();
        if (expected.Quick is not null && !quick.SequenceEqual(expected.Quick))
            yield return $"offers {string.Join(" | ", quick)}";
    }
}
