using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.UnitTests.Mesh.Interleaving;

/// <summary>Runs every schedule of a cast of actors on the real log, and checks the rules that none may break: no bot speaks while a person holds
/// the floor, no message is handled twice, none is lost, never two holders.</summary>
internal static class AllSchedules
{
    public static async Task TwoBotsAndAConsultantAsync(string? connectionString, CancellationToken stop) => await RunAsync(
        [2, 2, 3, 2],
        (city, id) => [new BotProcess(city, id), new BotProcess(city, id), new Consultant(city, id, "kim"), new Citizen(city, id)],
        connectionString,
        stop);

    public static async Task TwoConsultantsAsync(string? connectionString, CancellationToken stop) => await RunAsync(
        [2, 3, 3, 1],
        (city, id) => [new BotProcess(city, id), new Consultant(city, id, "kim"), new Consultant(city, id, "lee"), new Citizen(city, id)],
        connectionString,
        stop);

    /// <summary>Each schedule has a conversation of its own; many run at a time, so that they share the disk's syncs.</summary>
    private static async Task RunAsync(int[] steps, Func<TestLog, string, Actor[]> cast, string? connectionString, CancellationToken stop)
    {
        await using var city = await TestLog.OpenAsync(stop, connectionString);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = stop };
        var run = 0;
        await Parallel.ForEachAsync(Schedule.All(steps), options, async (schedule, cancellation) =>
        {
            var id = $"{Interlocked.Increment(ref run):D6}";
            await city.Log.StartAsync(id, "test", "citizen", "ko", cancellation);
            await new Citizen(city, id).StepAsync(cancellation);
            var actors = cast(city, id);
            foreach (var actor in schedule)
                await actors[actor].StepAsync(cancellation);
            // The sweeper's part: whatever is still due is run.
            await new BotProcess(city, id).FinishAsync(cancellation);
            var log = await city.Log.ReadAsync(id, 0, Audience.Staff, 1000, cancellation);
            CheckRules(log, [.. actors.OfType<Consultant>()], $"schedule {string.Join(' ', schedule)}");
        });
        Assert.Equal(Schedule.All(steps).Count(), run);
    }

    private static void CheckRules(List<LogEntry> log, Consultant[] consultants, string schedule)
    {
        Assert.True(log.Select(entry => entry.Seq).SequenceEqual(Enumerable.Range(1, log.Count).Select(n => (long)n)), $"{schedule}: numbers are not dense");
        var held = consultants.SelectMany(consultant => consultant.Held).ToList();
        Assert.True(held.Count == held.Distinct().Count(), $"{schedule}: two people were given the same floor");

        var holder = "bot";
        var epoch = 1L;
        var waiting = new HashSet<long>();
        foreach (var entry in log)
        {
            var activity = entry.ToActivity();
            switch (entry.Role)
            {
                case LogRole.System when activity.Name == HandoffEvents.StatusName:
                    holder = activity.Value!.Value.GetProperty("baton").GetProperty("kind").GetString()!;
                    epoch = activity.Value!.Value.GetProperty("baton").GetProperty("epoch").GetInt64();
                    // What was said until a floor changes hands is the person's to answer, not the bot's.
                    waiting.Clear();
                    break;
                case LogRole.Citizen when holder == "bot":
                    waiting.Add(entry.Seq);
                    break;
                case LogRole.Bot:
                    Assert.True(holder == "bot", $"{schedule}: a bot spoke at {entry.Seq} while {holder} held the floor");
                    foreach (var handled in activity.Text!.Split(',').Select(long.Parse))
                        Assert.True(waiting.Remove(handled), $"{schedule}: {handled} was handled twice, or was not the bot's to handle");
                    break;
                case LogRole.Staff when entry.Audience == Audience.All:
                    Assert.True(holder == "staff" && activity.Text == $"{epoch}", $"{schedule}: somebody without the floor reached the citizen at {entry.Seq}");
                    break;
            }
        }

        Assert.True(waiting.Count == 0 || holder != "bot", $"{schedule}: {string.Join(',', waiting)} was never handled");
    }
}
