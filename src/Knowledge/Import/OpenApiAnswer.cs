namespace MetaverseSeoul.Knowledge.Import;

/// <summary>What the open API says about itself.</summary>
internal static class OpenApiAnswer
{
    private const string Good = "INFO-000";

    /// <summary>Null when the answer is good, or says nothing of itself.</summary>
    public static string? FaultOf(string? code, string? message) =>
        code is null or Good ? null : $"the open API answered {code}: {PlainText.OneLine(message ?? "")}";

    /// <summary>The manual and the questions count their rows apart.</summary>
    public static string PrefixOf(string? service) =>
        service?.Contains("Workmanual", StringComparison.OrdinalIgnoreCase) == true ? "manual" : "faq";
}
