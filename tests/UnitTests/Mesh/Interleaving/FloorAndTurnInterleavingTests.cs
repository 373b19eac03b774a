namespace MetaverseSeoul.UnitTests.Mesh.Interleaving;

public sealed class FloorAndTurnInterleavingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task No_schedule_of_two_bots_and_one_consultant_breaks_a_rule() => AllSchedules.TwoBotsAndAConsultantAsync(null, Stop);

    [Fact]
    public Task No_schedule_of_two_consultants_gives_the_floor_to_both() => AllSchedules.TwoConsultantsAsync(null, Stop);
}
