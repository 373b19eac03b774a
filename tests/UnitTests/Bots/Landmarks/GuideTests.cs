namespace MetaverseSeoul.UnitTests.Bots.Landmarks;

public sealed class GuideTests : IAsyncLifetime
{
    // Wednesday noon, 1 July 2026.
    private readonly Citizen visitor = new(now: new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(9)));

    public async ValueTask InitializeAsync() => await visitor.MigrateAsync();

    public ValueTask DisposeAsync() => visitor.DisposeAsync();

    [Theory]
    [InlineData("경복궁 지금 열었어요?", "7월 1일(수요일) 12:00 기준으로 경복궁은 **열려 있어요**. 18:30까지예요. 들어갈 수 있는 시간은 17:30까지예요.")]
    [InlineData("덕수궁 오늘 하나요", "덕수궁은 **열려 있어요**. 21:00까지예요.")]
    [InlineData("Is Gyeongbokgung open now?", "As of 12:00 on Wednesday, 1 July, Gyeongbokgung Palace **is open**, until 18:30. Last entry is at 17:30.")]
    [InlineData("景福宫现在开门吗？", "景福宫**正在开放**，到18:30。")]
    [InlineData("景福宮は今開いていますか", "景福宮は**開いています**。18:30までです。")]
    [InlineData("DDP 지금 가도 돼?", "동대문디자인플라자(DDP)는 **언제나 열려 있어요**.")]
    [InlineData("남산타워 지금 열려있나요?", "N서울타워가 **열었는지 말씀드릴 수 없어요**.")]
    [InlineData("청와대 오늘 관람 되나요", "청와대가 **열었는지 말씀드릴 수 없어요**.")]
    [InlineData("내일 경복궁 열어요?", "7월 2일(목요일)에는 경복궁은 09:00부터 18:30까지 **열어요**.")]
    [InlineData("7월 7일에 경복궁 열어요?", "7월 7일(화요일)에는 경복궁은 **쉬는 날이에요**. 매주 화요일에 쉬어요. 다음에 여는 때는 7월 8일(수요일) 09:00예요.")]
    public async Task Whether_a_landmark_is_open_is_said_for_the_moment_in_Seoul(string question, string answer)
    {
        var reply = (await visitor.SaysAsync(question)).OnlyReply();
        Assert.Equal("landmarks", reply.From!.Id);
        Assert.Contains(answer, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guide_speaks_under_the_name_of_its_place_and_can_be_read_aloud()
    {
        var reply = (await visitor.SaysAsync("경복궁 지금 열었어요?")).OnlyReply();
        Assert.Equal("경복궁 안내", reply.From!.Name);
        Assert.DoesNotMatch(@"\*\*|\[\d|https?:|\n", reply.Speak!);
        Assert.Contains("경복궁은 열려 있어요.", reply.Speak, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_citizen_asks_next_is_about_the_same_place()
    {
        await visitor.SaysAsync("경복궁 지금 열었어요?");
        Assert.Contains("경복궁역 5번 출구", (await visitor.SaysAsync("거기 어떻게 가요?")).OnlyReply().Text, StringComparison.Ordinal);
        Assert.Contains("광화문광장", (await visitor.SaysAsync("근처에는 뭐가 있어요?")).OnlyReply().Text, StringComparison.Ordinal);
        Assert.Contains("光化门广场", (await visitor.SaysAsync("中文")).OnlyReply().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("반나절 산책 코스 추천해 주세요")]
    [InlineData("Suggest a half-day walk from Gyeongbokgung")]
    [InlineData("推荐从景福宫出发的半日路线")]
    [InlineData("景福宮から始まる半日コースを教えて")]
    public async Task A_walk_is_composed_of_places_within_walking_distance(string question)
    {
        var reply = (await visitor.SaysAsync(question)).OnlyReply();
        Assert.Equal("landmarks", reply.From!.Id);
        Assert.Contains("4. ", reply.Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("경복궁 안내", "경복궁 안내예요"), InlineData("덕수궁 가이드 불러줘", "덕수궁 안내예요")]
    public async Task A_landmarks_own_guide_can_be_called(string call, string greeting) =>
        Assert.Contains(greeting, (await visitor.SaysAsync(call)).OnlyReply().Text, StringComparison.Ordinal);

    [Fact]
    public async Task The_river_bus_is_no_park() =>
        Assert.Equal("hangang-bus-fare-piers", (await visitor.SaysAsync("한강버스 요금 얼마예요?")).OnlyReply().ArticleKey());
}
