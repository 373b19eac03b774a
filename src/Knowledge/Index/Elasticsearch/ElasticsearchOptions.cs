using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Knowledge.Index.Elasticsearch;

/// <summary>Section <c>Knowledge:Elasticsearch</c>. Without an address the embedded index stands alone.</summary>
internal sealed class ElasticsearchOptions : IValidatableObject
{
    public const string Section = "Knowledge:Elasticsearch";

    /// <summary>For example <c>https://search.example:9200</c>, a user and password inside where it asks for them. Empty: none.</summary>
    public string Url { get; set; } = "";

    /// <summary>An API key as Elasticsearch hands it out (<c>encoded</c>). Empty: none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The alias that is searched; the indices behind it are called after it.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,60}$", ErrorMessage = "Knowledge:Elasticsearch:Index is small letters, digits and hyphens, and begins with a letter.")]
    public string Index { get; set; } = "seoul-knowledge";

    /// <summary>Seconds a search may take before the embedded index answers instead.</summary>
    [Range(0.05, 30, ErrorMessage = "Knowledge:Elasticsearch:SearchSeconds must be between {1} and {2}.")]
    public double SearchSeconds { get; set; } = 1;

    public bool IsOn => Url.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)))
            yield return new ValidationResult("Knowledge:Elasticsearch:Url is no web address; an example: https://search.example:9200.", [nameof(Url)]);
    }
}
