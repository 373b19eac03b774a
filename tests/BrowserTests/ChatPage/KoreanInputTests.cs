namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Hangul is built syllable by syllable: Enter belongs to the input method until the last one is done.</summary>
public sealed class KoreanInputTests(Chromium chromium, City city) : ChatPageTest(chromium, city)
{
    [Fact]
    public async Task Enter_while_a_syllable_is_being_built_does_not_send_and_Enter_after_does()
    {
        var tab = await OpenAsync();
        var keyboard = await HangulKeyboard.AttachAsync(tab.Page);
        await tab.Input.FocusAsync();
        await keyboard.CommitAsync("안녕하세");
        await keyboard.BuildAsync("ㅇ", "요");

        await keyboard.PressEnterWhileBuildingAsync();

        await Expect(tab.Input).ToHaveValueAsync("안녕하세요");
        await Expect(tab.Questions).ToHaveCountAsync(0);

        await keyboard.CommitAsync("요");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Questions.Locator(".question-words")).ToHaveTextAsync("안녕하세요");
        await Expect(tab.Input).ToHaveValueAsync("");
        await Expect(tab.Unsent).ToHaveCountAsync(0);
        Assert.Equal(["안녕하세요"], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task The_send_button_pressed_while_a_syllable_is_being_built_sends_it_whole()
    {
        var tab = await OpenAsync();
        var keyboard = await HangulKeyboard.AttachAsync(tab.Page);
        await tab.Input.FocusAsync();
        await keyboard.CommitAsync("수도요");
        await keyboard.BuildAsync("ㄱ", "그", "금");

        await tab.SendButton.ClickAsync();

        await Expect(tab.Questions.Locator(".question-words")).ToHaveTextAsync("수도요금");
        await Expect(tab.Input).ToHaveValueAsync("");
        await Expect(tab.Unsent).ToHaveCountAsync(0);
        Assert.Equal(["수도요금"], await tab.StoredQuestionsAsync());
    }

    [Fact]
    public async Task Safaris_order_of_events_does_not_send_half_a_word()
    {
        var tab = await OpenAsync();
        await tab.Input.FillAsync("안녕하세요");

        // Safari ends the composition first and then reports the same Enter as key 229.
        await tab.Input.EvaluateAsync("""
            input => {
              input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
              input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '요' }))
              input.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter', code: 'Enter', keyCode: 229 }))
            }
            """);

        await Expect(tab.Questions).ToHaveCountAsync(0);
        await tab.Input.PressAsync("Enter");
        await Expect(tab.Questions.Locator(".question-words")).ToHaveTextAsync("안녕하세요");
    }

    [Fact]
    public async Task What_is_written_right_after_sending_stays_in_the_input()
    {
        var tab = await OpenAsync();
        var keyboard = await HangulKeyboard.AttachAsync(tab.Page);
        await tab.WriteAsync(Facts.SubwayFare);

        await keyboard.CommitAsync("다음");
        await keyboard.BuildAsync("ㅈ", "지", "질");
        await tab.AnswerToAsync(Facts.SubwayFare);
        await keyboard.CommitAsync("질문");

        await Expect(tab.Input).ToHaveValueAsync("다음질문");
    }
}
