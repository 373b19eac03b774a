namespace MetaverseSeoul.UnitTests.Mesh.Interleaving;

/// <summary>All orders in which the steps of several actors can happen, each actor's own steps in their order. Every step is one transaction,
/// so these are all the schedules there are.</summary>
internal static class Schedule
{
    /// <param name="steps">How many steps each actor takes.</param>
    /// <returns>Sequences of actors' numbers; each number as often as the actor has steps.</returns>
    public static IEnumerable<int[]> All(params int[] steps)
    {
        var schedule = new int[steps.Sum()];
        return From(0, [.. steps]);

        IEnumerable<int[]> From(int place, int[] left)
        {
            if (place == schedule.Length)
            {
                yield return [.. schedule];
                yield break;
            }

            for (var actor = 0; actor < left.Length; actor++)
            {
                if (left[actor] == 0)
                    continue;
                schedule[place] = actor;
                left[actor]--;
                foreach (var whole in From(place + 1, left))
                    yield return whole;
                left[actor]++;
            }
        }
    }
}
