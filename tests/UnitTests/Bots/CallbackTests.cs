using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MetaverseSeoul.Bots.Callbacks;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.UnitTests.Bots;

public sealed partial class CallbackTests : IAsyncLifetime
{
    private readonly Citizen citizen = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await citizen.MigrateAsync();

    public ValueTask DisposeAsync() => citizen.DisposeAsync();

    [Theory]
    [InlineData("사람과 상담하고 싶어요", "ko", "전화 받고 싶어요")]
    [InlineData("I want to talk to a person", "en", "Call me back")]
    [InlineData("我想和工作人员咨询，转人工", "zh", "请给我回电")]
    [InlineData("担当者と話したいです", "ja", "折り返し電話")]
    public async Task Who_wants_a_person_is_told_truthfully_what_there_is(string text, string language, string callback)
    {
        var turn = await citizen.SaysAsync(text);
        var reply = turn.OnlyReply();
        Assert.Contains("**02-120**", reply.Text, StringComparison.Ordinal);
        Assert.Equal(language, reply.Locale);
        Assert.Equal(callback, reply.QuickReplies()[1]);
        Assert.Null(turn.Expects);
        Assert.Null(turn.HandoffRequest);
        Assert.Equal("phone", (await citizen.SaysAsync(callback)).Expects);
    }

    [Fact]
    public async Task The_number_is_asked_for_with_what_becomes_of_it()
    {
        var turn = await AskedForNumberAsync();
        Assert.Equal("phone", turn.Expects);
        Assert.Contains("30일 뒤에 지워요", turn.OnlyReply().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_makes_a_callback_with_a_receipt_a_handoff_and_a_notice_without_personal_data()
    {
        await citizen.SaysAsync("고래는 보통 몇 살까지 사나요");
        await AskedForNumberAsync();
        var turn = await citizen.SaysNumberAsync("010-****-5678", "ref1");
        var written = ReceiptShape().Match(turn.OnlyReply().Text!).Value;

        var callback = Assert.Single(await citizen.Book.ListOpenAsync(Stop));
        Assert.Equal(written, Receipt.Written(callback.Receipt));
        Assert.Equal(
            ("ref1", "civil", "ko", "고래는 보통 몇 살까지 사나요", Citizen.Noon.ToUniversalTime()),
            (callback.PersonalReference, callback.Desk, callback.Language, callback.Topic, callback.CreatedAt));
        Assert.Equal(new HandoffRequest("civil", "asked"), turn.HandoffRequest);
        var call = Assert.Single(turn.Calls);
        Assert.Equal("callback-webhook", call.Kind);
        Assert.Equal(["receipt", "desk", "language", "createdAt"], JsonNode.Parse(call.Body)!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task A_callback_goes_to_the_desk_of_the_last_article_and_a_foreigners_to_the_foreign_desk()
    {
        await citizen.SaysAsync("자동차세 연납 할인");
        await AskedForNumberAsync();
        Assert.Equal("tax", (await citizen.SaysNumberAsync("010-****-5678", "ref1")).HandoffRequest!.Desk);

        await using var visitor = new Citizen("en", "c2");
        await visitor.MigrateAsync();
        await visitor.SaysAsync("call me back");
        var turn = await visitor.SaysNumberAsync("010-****-5678", "ref2");
        Assert.Equal(("foreign", "en"), (turn.HandoffRequest!.Desk, turn.OnlyReply().Locale));
    }

    [Fact]
    public async Task Who_has_an_open_callback_gets_the_same_receipt_again()
    {
        await AskedForNumberAsync();
        var first = ReceiptShape().Match((await citizen.SaysNumberAsync("010-****-5678", "ref1")).OnlyReply().Text!).Value;
        foreach (var again in (string[])["사람과 상담하고 싶어요", "전화 받고 싶어요"])
        {
            var turn = await citizen.SaysAsync(again);
            Assert.Contains(first, turn.OnlyReply().Text, StringComparison.Ordinal);
            Assert.Null(turn.Expects);
        }

        Assert.True(await citizen.Book.CloseAsync(Receipt.Parse(first)!, Stop));
        Assert.Equal("phone", (await citizen.SaysAsync("전화 받고 싶어요")).Expects);
    }

    [Fact]
    public async Task No_number_is_asked_for_once_more_with_its_form_and_then_given_up()
    {
        await AskedForNumberAsync();
        var again = await citizen.SaysAsync("제 번호는 12");
        Assert.Equal("phone", again.Expects);
        Assert.Contains("010으로 시작하는 11자리", again.OnlyReply().Text, StringComparison.Ordinal);
        var failed = await citizen.SaysAsync("12요");
        Assert.Null(failed.Expects);
        Assert.Contains("접수하지 않았어요", failed.OnlyReply().Text, StringComparison.Ordinal);
        Assert.Empty(await citizen.Book.ListOpenAsync(Stop));
    }

    [Fact]
    public async Task Who_talks_of_something_else_twice_is_answered()
    {
        await AskedForNumberAsync();
        await citizen.SaysAsync("아 그런데");
        Assert.Equal("child-allowance", (await citizen.SaysAsync("아동수당은 몇 살까지 나오나요")).OnlyReply().ArticleKey());
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_behind()
    {
        await AskedForNumberAsync();
        var turn = await citizen.SaysAsync("취소");
        Assert.Contains("그만두었어요", turn.OnlyReply().Text, StringComparison.Ordinal);
        Assert.Empty(turn.Rows);
        Assert.Null(turn.Expects);
    }

    [Theory, InlineData("1234-5678", "12345678"), InlineData("12345678", "12345678"), InlineData("1234", null), InlineData("1234-567x", null)]
    public void A_receipt_number_is_read_with_or_without_its_hyphen(string text, string? receipt) => Assert.Equal(receipt, Receipt.Parse(text));

    [Fact]
    public async Task The_webhook_is_told_with_an_idempotency_key_and_only_where_there_is_one()
    {
        using var network = new FakeNetwork();
        using var http = new HttpClient(network, disposeHandler: false);
        await new CallbackWebhook(http, Options.Create(new CallbackOptions())).HandleAsync("id1", "{}", Stop);
        Assert.Empty(network.Requests);
        await new CallbackWebhook(http, Options.Create(new CallbackOptions { Webhook = "https://desk.example/hook" })).HandleAsync("id1", "{\"a\":1}", Stop);
        Assert.Equal("POST https://desk.example/hook id1 {\"a\":1}", Assert.Single(network.Requests));
        network.Status = System.Net.HttpStatusCode.BadGateway;
        await Assert.ThrowsAsync<HttpRequestException>(
            () => new CallbackWebhook(http, Options.Create(new CallbackOptions { Webhook = "https://desk.example/hook" })).HandleAsync("id2", "{}", Stop));
    }

    [Theory, InlineData("", true), InlineData("https://x.example/y", true), InlineData("x.example", false), InlineData("ftp://x.example", false)]
    public void A_webhook_is_a_web_address_or_nothing(string webhook, bool valid) =>
        Assert.Equal(valid, !new CallbackOptions { Webhook = webhook }.Validate(new(new object())).Any());

    private async Task<Heard> AskedForNumberAsync()
    {
        await citizen.SaysAsync("상담원 연결해 주세요");
        return await citizen.SaysAsync("전화 받고 싶어요");
    }

    [GeneratedRegex(@"\d{4}-\d{4}")]
    private static partial Regex ReceiptShape();

    private sealed class FakeNetwork : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];
        public System.Net.HttpStatusCode Status { get; set; } = System.Net.HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.Method} {request.RequestUri} {request.Headers.GetValues("Idempotency-Key").Single()} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return new HttpResponseMessage(Status);
        }
    }
}
