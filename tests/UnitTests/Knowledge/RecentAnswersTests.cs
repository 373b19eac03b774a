using MetaverseSeoul.Knowledge.Index;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.UnitTests.Knowledge;

public sealed class RecentAnswersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_asked_again_at_once_is_searched_once_and_another_by_itself()
    {
        var counted = new Counted();
        using var recent = new RecentAnswers(counted, TimeProvider.System);
        var first = await recent.SearchAsync(new KnowledgeQuery("여권", "ko"), Stop);
        Assert.Same(first, await recent.SearchAsync(new KnowledgeQuery("여권", "ko"), Stop));
        Assert.Equal(1, counted.Searches);
        await recent.SearchAsync(new KnowledgeQuery("여권", "ko", Agent: "tax"), Stop);
        await recent.SearchAsync(new KnowledgeQuery("여권", "en"), Stop);
        Assert.Equal(3, counted.Searches);
    }

    [Fact]
    public async Task An_answer_of_a_second_ago_is_searched_anew()
    {
        var (counted, clock) = (new Counted(), new TickingClock());
        using var recent = new RecentAnswers(counted, clock);
        await recent.SearchAsync(new KnowledgeQuery("여권", "ko"), Stop);
        clock.Ticks += TimeSpan.FromSeconds(1).Ticks;
        await recent.SearchAsync(new KnowledgeQuery("여권", "ko"), Stop);
        Assert.Equal(2, counted.Searches);
    }

    private sealed class Counted : IKnowledgeIndex
    {
        public int Searches { get; private set; }

        public Article? Find(string key, string language) => null;

        public Task<KnowledgeAnswer> SearchAsync(KnowledgeQuery query, CancellationToken cancellation)
        {
            Searches++;
            return Task.FromResult(new KnowledgeAnswer(query.Language, KnowledgeOutcome.Abstain, [], []));
        }
    }

    private sealed class TickingClock : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
