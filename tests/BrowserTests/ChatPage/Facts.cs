namespace MetaverseSeoul.BrowserTests.ChatPage;

/// <summary>Questions whose answers the city's facts hold.</summary>
internal static class Facts
{
    public const string SubwayFare = "지하철 기본요금 얼마예요?";
    public const string SubwayFareIs = "1,550원";
    public const string SubwayFareCaveat = "요금은 바뀔 수 있으니";
    public const string MoveIn = "이사했는데 전입신고는 언제까지 해야 하나요?";
    public const string MoveInIs = "14일";
    public const string Certificate = "주민등록등본 떼는 데 얼마예요?";
    public const string CertificateIs = "400원";
}
