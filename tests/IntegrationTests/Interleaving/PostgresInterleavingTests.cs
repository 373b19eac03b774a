using MetaverseSeoul.IntegrationTests.Services;
using MetaverseSeoul.UnitTests.Mesh.Interleaving;

namespace MetaverseSeoul.IntegrationTests.Interleaving;

/// <summary>The same schedules as in the unit tests, on PostgreSQL: there each step is a transaction of its own, ordered by row locks.</summary>
public sealed class PostgresInterleavingTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_schedule_of_two_bots_and_one_consultant_breaks_a_rule() =>
        await AllSchedules.TwoBotsAndAConsultantAsync(await postgres.NewDatabaseAsync(), Stop);

    [Fact]
    public async Task No_schedule_of_two_consultants_gives_the_floor_to_both() =>
        await AllSchedules.TwoConsultantsAsync(await postgres.NewDatabaseAsync(), Stop);
}
