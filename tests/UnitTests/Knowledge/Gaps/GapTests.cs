using MetaverseSeoul.Knowledge.Gaps;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Turns;
using MetaverseSeoul.UnitTests.Knowledge.Library;

namespace MetaverseSeoul.UnitTests.Knowledge.Gaps;

public sealed class GapTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(9));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_without_an_answer_is_kept_masked_with_its_turn()
    {
        await using var desk = await Desk.OpenAsync();
        await RecordAsync(desk, "c1", "제 번호 010-1234-5678로 드론 자격증\n알려줘요");
        var row = Assert.Single(await desk.Gaps.ListOpenAsync(Stop));
        Assert.Equal(("제 번호 010-****-5678로 드론 자격증 알려줘요", "c1", "ko", "petition120", "abstained"), (row.Question, row.ConversationId, row.Language, row.Agent, row.Reason));
    }

    [Fact]
    public async Task A_deleted_conversation_leaves_nothing_that_leads_to_it()
    {
        await using var desk = await Desk.OpenAsync();
        await RecordAsync(desk, "c1", "드론 자격증은 어디서 따나요");
        await desk.Database.CommitAsync(
            async transaction =>
            {
                await desk.Gaps.EraseAsync(transaction, "c1", Stop);
                return true;
            },
            Stop);
        Assert.Null(Assert.Single(await desk.Gaps.ListOpenAsync(Stop)).ConversationId);
    }

    [Fact]
    public async Task Questions_are_forgotten_when_their_time_is_over()
    {
        await using var desk = await Desk.OpenAsync();
        await RecordAsync(desk, "c1", "드론 자격증은 어디서 따나요");
        await desk.Gaps.ForgetBeforeAsync(Noon, Stop);
        Assert.Single(await desk.Gaps.ListOpenAsync(Stop));
        await desk.Gaps.ForgetBeforeAsync(Noon.AddSeconds(1), Stop);
        Assert.Empty(await desk.Gaps.ListOpenAsync(Stop));
    }

    [Fact]
    public void Questions_that_ask_the_same_are_one_gap_and_those_asked_most_come_first()
    {
        var gaps = GapClusters.Of(
        [
            Row(1, "드론 자격증 어디서 따요?"), Row(2, "드론 자격증은 어디서 따나요"), Row(3, "드론자격증 어디서 따"), Row(4, "화성 이주 신청"), Row(5, "드론 자격증 어디서 따요?", "en"),
        ]);
        Assert.Equal([("드론 자격증 어디서 따요?", 4), ("화성 이주 신청", 1)], gaps.Select(gap => (gap.Question, gap.Count)));
        Assert.Equal(("1", 3, 1), (gaps[0].Id, gaps[0].Languages["ko"], gaps[0].Languages["en"]));
        Assert.Equal(Noon.AddMinutes(5), gaps[0].LastAsked);
        Assert.Equal(3, gaps[0].Wordings.Count);
    }

    [Fact]
    public void Questions_of_signs_alone_are_no_trouble() =>
        Assert.Equal(2, GapClusters.Of([Row(1, "???"), Row(2, "😀"), Row(3, "???")]).Count);

    [Fact]
    public async Task A_gap_begins_an_article_that_lacks_only_what_a_person_must_know_and_can_be_closed()
    {
        await using var desk = await Desk.OpenAsync();
        var radar = new GapRadar(desk.Gaps, City.Index);
        await RecordAsync(desk, "c1", "드론 \"자격증\" 어디서 따요?");
        await RecordAsync(desk, "c2", "드론 자격증 어디서 따나요?");
        var gap = Assert.Single(await radar.ListAsync(Stop));
        var draft = await radar.DraftAsync(gap, Stop);
        var (_, faults) = await desk.Review.ReadAsync(draft.Key, draft.Language, draft.File, Stop);
        Assert.All(faults, fault => Assert.Matches("^(source|asOf|the body|related)", fault.Reason));
        Assert.Contains("- \"드론 \\\"자격증\\\" 어디서 따요?\"", draft.File, StringComparison.Ordinal);
        Assert.True(await radar.CloseAsync(gap.Id, Stop));
        Assert.Empty(await radar.ListAsync(Stop));
        Assert.False(await radar.CloseAsync(gap.Id, Stop));
    }

    private static GapQuestion Row(int at, string question, string language = "ko") => new()
    {
        Id = $"{at}", Question = question, Language = language, Agent = "petition120", Reason = "abstained", AskedAt = Noon.AddMinutes(at),
    };

    private static async Task RecordAsync(Desk desk, string conversation, string question)
    {
        var turn = new Turn(new TurnContext(conversation, "u1", "directline", "ko", [new Activity { Type = ActivityTypes.Message, Text = question }], Noon, () => Task.CompletedTask), []);
        desk.Gaps.Record(turn, new KnowledgeGap(question, "ko", "petition120", GapReason.Abstained));
        var row = Assert.Single(turn.Rows);
        await desk.Database.CommitAsync(
            async transaction =>
            {
                await transaction.WriteAsync(row.Context, row.Write, Stop);
                return true;
            },
            Stop);
    }
}
