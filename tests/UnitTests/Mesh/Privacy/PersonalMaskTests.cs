using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Mesh.Privacy;

namespace MetaverseSeoul.UnitTests.Mesh.Privacy;

public sealed class PersonalMaskTests
{
    [Theory]
    [InlineData("제 번호는 010-1234-5678이에요", "제 번호는 010-****-5678이에요", PersonalKind.Phone)]
    [InlineData("01012345678로 전화주세요", "010-****-5678로 전화주세요", PersonalKind.Phone)]
    [InlineData("010 1234 5678", "010-****-5678", PersonalKind.Phone)]
    [InlineData("010.1234.5678", "010-****-5678", PersonalKind.Phone)]
    [InlineData("+82 10-1234-5678", "010-****-5678", PersonalKind.Phone)]
    [InlineData("０１０－１２３４－５６７８", "010-****-5678", PersonalKind.Phone)]
    [InlineData("집은 02-345-6789예요", "집은 0**-****-6789예요", PersonalKind.Phone)]
    [InlineData("900101-1234567", "******-*******", PersonalKind.ResidentNumber)]
    [InlineData("9001011234567 입니다", "******-******* 입니다", PersonalKind.ResidentNumber)]
    [InlineData("외국인등록번호 850505 - 5123456", "외국인등록번호 ******-*******", PersonalKind.ResidentNumber)]
    [InlineData("카드 4111 1111 1111 1111", "카드 ****-****-****-1111", PersonalKind.Card)]
    [InlineData("4111-1111-1111-1111", "****-****-****-1111", PersonalKind.Card)]
    [InlineData("계좌 110-123-456789", "계좌 ***-***-******", PersonalKind.Account)]
    [InlineData("국민은행 계좌번호 12345678901234", "국민은행 계좌번호 **************", PersonalKind.Account)]
    [InlineData("여권 M12345678", "여권 M********", PersonalKind.Passport)]
    [InlineData("여권 M123A4567", "여권 M********", PersonalKind.Passport)]
    [InlineData("면허 11-20-123456-78", "면허 **-**-******-**", PersonalKind.DriverLicence)]
    public void A_personal_number_is_masked_however_it_is_written(string text, string masked, string kind)
    {
        var (result, found) = PersonalMask.Text(text);
        Assert.Equal(masked, result);
        Assert.Equal(kind, Assert.Single(found).Kind);
    }

    [Theory]
    [InlineData("120에 전화하면 되나요? 02-120이요")]
    [InlineData("1330 관광안내")]
    [InlineData("대표번호 1599-0903")]
    [InlineData("2026년 6월 30일까지, 2026-06-30 18:00")]
    [InlineData("재산세 1,234,567원, 과세표준 700,000,000원")]
    [InlineData("7억 5천만원짜리 아파트 84.98㎡")]
    [InlineData("법률 제21308호 제11조제1항제8호")]
    [InlineData("차는 12가 3456이에요")]
    [InlineData("주문번호 1234567890123456")]
    [InlineData("https://www.donga.com/news/Society/article/all/20260223/133404513/1")]
    public void What_is_not_personal_stays(string text) => Assert.Equal((text, 0), Masked(text));

    [Fact]
    public void An_offices_landline_stays_in_what_the_city_says() =>
        Assert.Equal("수도사업소 02-3146-2000", PersonalMask.Text("수도사업소 02-3146-2000", isCitizens: false).Masked);

    [Fact]
    public void Every_member_of_an_activity_is_masked_but_ids_and_times()
    {
        const string Json = """
            {"id":"x|9001011234567","type":"message","text":"900101-1234567","timestamp":"2026-11-22T01:02:03.456Z",
             "value":{"phone":"010-1234-5678","deep":[{"card":4111111111111111}],"900101-1234567":"name"},
             "channelData":{"clientActivityID":"01012345678","note":"M12345678"},"attachments":[{"name":"900101-1234567.png"}]}
            """;
        var (masked, found) = PersonalMask.Json(Json);
        Assert.Equal(6, found.Count);
        var activity = JsonNode.Parse(masked)!;
        Assert.Equal("x|9001011234567", (string?)activity["id"]);
        Assert.Equal("01012345678", (string?)activity["channelData"]!["clientActivityID"]);
        Assert.Equal("2026-11-22T01:02:03.456Z", (string?)activity["timestamp"]);
        foreach (var secret in (string[])["1234567\"", "1234-5678", "41111111", "M12345678", "\"900101"])
            Assert.DoesNotContain(secret, activity["text"]!.ToJsonString() + activity["value"]!.ToJsonString() + activity["attachments"]!.ToJsonString() + activity["channelData"]!["note"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Masking_what_is_masked_changes_nothing() =>
        Prop.ForAll(TextsWithNumbers(), text => PersonalMask.Text(PersonalMask.Text(text).Masked).Found.Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_masking_fail() =>
        Prop.ForAll<string>(text => PersonalMask.Text(text ?? "").Masked is not null).QuickCheckThrowOnFailure();

    private static (string Text, int Found) Masked(string text)
    {
        var (masked, found) = PersonalMask.Text(text);
        return (masked, found.Count);
    }

    /// <summary>Runs of digits, separators and letters: what is most like personal numbers without being made as one.</summary>
    private static Arbitrary<string> TextsWithNumbers() => Gen.Elements("0", "1", "2", "3", "9", "01", "010", "-", " ", ".", "M", "가", "계좌", "4111")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
}
