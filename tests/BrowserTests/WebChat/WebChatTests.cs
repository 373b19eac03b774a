using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetaverseSeoul.BrowserTests.WebChat;

/// <summary>Microsoft's Web Chat, unchanged, on another site's page, talks with our Direct Line server.</summary>
public sealed class WebChatTests(Chromium chromium, City city, OtherSite site) : BrowserTest(chromium, city), IClassFixture<City>, IClassFixture<OtherSite>
{
    private const string SubwayFare = "지하철 기본요금 얼마예요?";

    [Fact]
    public async Task The_bots_greeting_arrives_once()
    {
        var chat = await OpenAsync();

        Assert.Equal(1, await chat.CountAsync("a.type === 'message' && a.from.role === 'bot'"));
        await Expect(chat.Activities.Filter(new() { HasText = "안녕하세요" })).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_shown_as_sent_and_answered_under_its_id(bool webSocket)
    {
        var chat = await OpenAsync(webSocket: webSocket);

        await chat.SendAsync(SubwayFare);

        await chat.SentAsync(SubwayFare);
        var answer = await chat.ActivityAsync("a.from.role === 'bot' && a.text?.includes('1,550원')");
        var question = await chat.ActivityAsync($"a.text === '{SubwayFare}'");
        Assert.Equal(question.GetProperty("id").GetString(), answer.GetProperty("replyToId").GetString());
        await Expect(chat.Activities.Filter(new() { HasText = SubwayFare })).Not.ToContainTextAsync("보내는 중");
        Assert.Equal(1, await chat.CountAsync($"a.text === '{SubwayFare}'"));
        Assert.Equal(1, await chat.CountAsync("a.from.role === 'bot' && a.text?.includes('1,550원')"));
    }

    [Fact]
    public async Task A_suggested_action_is_sent_when_pressed()
    {
        var chat = await OpenAsync();
        await chat.SendAsync(SubwayFare);
        await chat.ActivityAsync("a.suggestedActions?.actions?.length > 0 && a.text?.includes('1,550원')");
        var first = chat.SuggestedActions.First;
        var pressed = (await first.InnerTextAsync()).Trim();

        await first.ClickAsync();

        await chat.SentAsync(pressed);
        await chat.ActivityAsync($"a.from.role === 'bot' && a.replyToId === store.getState().activities.find(q => q.text === {JsonSerializer.Serialize(pressed)}).id");
    }

    [Fact]
    public async Task Citations_are_shown_with_their_links()
    {
        var chat = await OpenAsync();

        await chat.SendAsync("이사했는데 전입신고는 언제까지 해야 하나요?");

        var answer = chat.Activities.Filter(new() { HasText = "14일" });
        var definitions = answer.Locator(".webchat__link-definitions");
        await Expect(definitions).ToContainTextAsync("주민등록법");
        await Expect(definitions.GetByRole(AriaRole.Link).First).ToHaveAttributeAsync("href", new Regex("^https://"));
    }

    [Fact]
    public async Task A_picture_is_uploaded_and_shown_from_our_server()
    {
        var chat = await OpenAsync();
        await chat.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "보도.png", MimeType = "image/png", Buffer = Pictures.Png });
        await chat.Page.WaitForFunctionAsync("() => store.getState().sendBoxAttachments.length === 1");
        await chat.SendAsync("보도블록이 깨졌어요");

        await chat.SentAsync("보도블록이 깨졌어요");
        var sent = await chat.ActivityAsync("a.from.role === 'user' && a.attachments?.length === 1 && a.id");
        var address = sent.GetProperty("attachments")[0].GetProperty("contentUrl").GetString()!;
        Assert.StartsWith(City.Address.ToString(), address, StringComparison.Ordinal);
        await Expect(chat.Activities.GetByRole(AriaRole.Img, new() { Name = "보도.png" })).ToBeVisibleAsync();
        // Web Chat shows its own small copy to the sender; the picture itself is shown to whoever reads the conversation.
        Assert.Equal(10, await chat.Page.EvaluateAsync<int>("async address => { const picture = new Image(); picture.src = address; await picture.decode(); return picture.naturalWidth }", address));
    }

    [Fact]
    public async Task Several_citations_are_a_link_each()
    {
        var chat = await OpenAsync();

        await chat.SendAsync(SubwayFare);

        var answer = chat.Activities.Filter(new() { HasText = "1,550원" });
        await Expect(answer.Locator(".webchat__link-definitions").GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        var marks = answer.Locator(".webchat__render-markdown a").Filter(new() { HasTextRegex = new Regex(@"^\d$") });
        await Expect(marks).ToHaveTextAsync(["1", "2"]);
        Assert.NotEqual(await marks.First.GetAttributeAsync("href"), await marks.Last.GetAttributeAsync("href"));
    }

    [Fact]
    public async Task Feedback_in_the_form_of_newer_Web_Chats_is_taken()
    {
        // 4.18.1 itself shows no buttons for channelData.feedbackLoop; later ones post this.
        var chat = await OpenAsync();
        await chat.SendAsync(SubwayFare);
        var answer = await chat.ActivityAsync("a.channelData?.feedbackLoop?.type === 'default'");

        await chat.PostAsync(new
        {
            type = "invoke",
            name = "message/submitAction",
            replyToId = answer.GetProperty("id").GetString(),
            value = new { actionName = "feedback", actionValue = new { reaction = "dislike", feedback = new { feedbackText = "" } } },
        });

        await chat.ActivityAsync("a.from.role === 'bot' && a.text?.includes('도움이 되지 못해 죄송해요')");
    }

    [Fact]
    public async Task A_conversation_is_read_back_by_its_id_after_a_reload()
    {
        var grant = await GrantAsync();
        var chat = await OpenAsync(grant);
        await chat.SendAsync(SubwayFare);
        await chat.ActivityAsync("a.from.role === 'bot' && a.text?.includes('1,550원')");

        await chat.Page.GotoAsync(PageOf(grant, resume: true));

        await chat.ActivityAsync("a.from.role === 'bot' && a.text?.includes('1,550원')");
        await Expect(chat.Activities.Filter(new() { HasText = SubwayFare })).ToHaveCountAsync(1);
        Assert.Equal(1, await chat.CountAsync($"a.text === '{SubwayFare}'"));
        await chat.SendAsync("고마워요");
        await chat.SentAsync("고마워요");
    }

    [Fact]
    public async Task Cards_in_a_carousel_come_through_unchanged()
    {
        // No agent sends cards yet; the citizen's own come back the same way.
        var grant = await GrantAsync();
        var chat = await OpenAsync(grant);

        await PostAsync(grant, new
        {
            type = "message",
            attachmentLayout = "carousel",
            attachments = from name in (string[])["덕수궁", "경복궁", "창덕궁"]
                select new
                {
                    contentType = "application/vnd.microsoft.card.hero",
                    content = new { title = name, subtitle = "중구·종로구", buttons = new[] { new { type = "imBack", title = $"{name} 입장료", value = $"{name} 입장료" } } },
                },
        });

        var shown = chat.Activities.Filter(new() { HasText = "덕수궁" });
        await Expect(shown.GetByText("경복궁", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(shown.Locator(".webchat__carousel-filmstrip, .webchat__carouselLayout, [class*=carousel]").First).ToBeVisibleAsync();
        await shown.Locator("button.ac-pushButton", new() { HasText = "덕수궁 입장료" }).ClickAsync();
        await chat.SentAsync("덕수궁 입장료");
    }

    [Fact]
    public async Task A_message_sent_while_the_stream_is_away_is_answered_after_it_is_back()
    {
        var chat = await OpenAsync();
        await City.Host.KillAsync();
        await City.Host.StartAsync(Stop);

        await chat.SendAsync(SubwayFare);

        await chat.SentAsync(SubwayFare);
        await chat.ActivityAsync("a.from.role === 'bot' && a.text?.includes('1,550원')");
        Assert.Equal(1, await chat.CountAsync($"a.text === '{SubwayFare}'"));
    }

    [Fact]
    public async Task A_page_of_an_origin_the_token_does_not_trust_gets_nothing()
    {
        var grant = await GrantAsync(trusted: "https://somewhere.else.example");
        var page = await (await NewVisitAsync()).NewTabAsync();

        var refused = await page.RunAndWaitForResponseAsync(() => page.GotoAsync(PageOf(grant)), answer => answer.Request.Method == "POST" && answer.Url.EndsWith("/conversations", StringComparison.Ordinal));

        Assert.Equal(403, refused.Status);
    }

    private async Task<WebChatPage> OpenAsync(Grant? grant = null, bool webSocket = true)
    {
        var page = await (await NewVisitAsync()).NewTabAsync();
        await page.GotoAsync(PageOf(grant ?? await GrantAsync(), webSocket: webSocket));
        var chat = new WebChatPage(page);
        // Before the greeting Web Chat is not connected, and does not take Enter.
        await chat.ActivityAsync("a.type === 'message' && a.from.role === 'bot'");
        return chat;
    }

    private string PageOf(Grant grant, bool resume = false, bool webSocket = true) =>
        $"{site.Address}?domain={City.Address}v3/directline&token={grant.Token}&webSocket={(webSocket ? "true" : "false")}" + (resume ? $"&conversationId={grant.ConversationId}" : "");

    /// <summary>A token for one visitor of the other site, as that site's own server would ask for it.</summary>
    private async Task<Grant> GrantAsync(string? trusted = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(City.Address, "v3/directline/tokens/generate"))
        {
            Content = JsonContent.Create(new { user = new { id = $"dl_{Guid.NewGuid():N}" }, trustedOrigins = new[] { trusted ?? site.Origin } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", City.Secret);
        using var answer = await City.Host.Client.SendAsync(request, Stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Grant>(Stop))!;
    }

    private async Task PostAsync(Grant grant, object activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(City.Address, $"v3/directline/conversations/{grant.ConversationId}/activities"))
        {
            Content = JsonContent.Create(activity),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.Token);
        request.Headers.Add("Origin", site.Origin);
        using var answer = await City.Host.Client.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private sealed record Grant(string ConversationId, string Token);
}
