using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Knowledge;

/// <summary>Section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions : IValidatableObject
{
    public const string Section = "Knowledge";
    public const int ShortestKey = 24;

    /// <summary>Keys of the people who may change articles: their name → their key. None: nobody may, over the API.</summary>
    public IDictionary<string, string> StaffKeys { get; } = new Dictionary<string, string>();

    /// <summary>Searches a second of one address.</summary>
    [Range(1, 100_000, ErrorMessage = "Knowledge:SearchesPerAddress must be between {1} and {2}.")]
    public double SearchesPerAddress { get; set; } = 300;

    /// <summary>Searches of one address that may come at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Knowledge:SearchBurstPerAddress must be between {1} and {2}.")]
    public int SearchBurstPerAddress { get; set; } = 3000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, key) in StaffKeys.Where(pair => pair.Value.Length < ShortestKey))
            yield return new ValidationResult($"Knowledge:StaffKeys:{name} is shorter than {ShortestKey} characters; use a long random one.", [nameof(StaffKeys)]);
        if (StaffKeys.Values.Distinct().Count() < StaffKeys.Count)
            yield return new ValidationResult("Knowledge:StaffKeys has one key for two names; nobody could tell who wrote what.", [nameof(StaffKeys)]);
    }
}
