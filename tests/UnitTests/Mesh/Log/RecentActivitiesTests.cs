using MetaverseSeoul.Mesh.Log;

namespace MetaverseSeoul.UnitTests.Mesh.Log;

public sealed class RecentActivitiesTests
{
    private readonly RecentActivities recent = new();

    [Fact]
    public void All_of_a_stretch_is_found_or_nothing()
    {
        recent.Add("c", Entry(4));
        recent.Add("c", Entry(5));
        recent.Add("c", Entry(7));
        Assert.Equal([4, 5], recent.Between("c", after: 3, upTo: 5)!.Select(entry => entry.Seq));
        Assert.Null(recent.Between("c", after: 3, upTo: 7));
        Assert.Null(recent.Between("other", after: 3, upTo: 5));
    }

    [Fact]
    public void Old_ones_make_room_and_erased_ones_are_gone()
    {
        recent.Add("erased", Entry(1));
        recent.Forget("erased");
        Assert.Null(recent.Between("erased", after: 0, upTo: 1));

        for (var seq = 1; seq <= 5000; seq++)
            recent.Add("c", Entry(seq));
        Assert.Null(recent.Between("c", after: 0, upTo: 1));
        Assert.NotNull(recent.Between("c", after: 4990, upTo: 5000));
    }

    private static LogEntry Entry(long seq) => new(seq, "message", LogRole.Citizen, Audience.All, "{}");
}
