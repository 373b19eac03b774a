using System.ComponentModel.DataAnnotations;

namespace MetaverseSeoul.Knowledge.Vectors;

/// <summary>Section <c>Knowledge:Embeddings</c>. Without an address articles are found by their words alone.</summary>
internal sealed class EmbeddingOptions : IValidatableObject
{
    public const string Section = "Knowledge:Embeddings";

    /// <summary>An OpenAI-compatible API, for example <c>http://localhost:11434/v1</c>. Empty: none.</summary>
    public string Url { get; set; } = "";

    /// <summary>As that API calls it, for example <c>bge-m3</c>. Its vectors must mean the same in the city's four languages.</summary>
    public string Model { get; set; } = "";

    public string ApiKey { get; set; } = "";

    /// <summary>Milliseconds a question may wait for its vector before it is answered by words alone.</summary>
    [Range(10, 10_000, ErrorMessage = "Knowledge:Embeddings:SearchMilliseconds must be between {1} and {2}.")]
    public int SearchMilliseconds { get; set; } = 400;

    /// <summary>The cosine from which on an article that shares no words with a question is offered all the same. It depends on the model.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Knowledge:Embeddings:MinSimilarity must be between {1} and {2}.")]
    public double MinSimilarity { get; set; } = 0.6;

    public bool IsOn => Url.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsOn && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)))
            yield return new ValidationResult("Knowledge:Embeddings:Url is no web address; an example: http://localhost:11434/v1.", [nameof(Url)]);
        if (IsOn && Model.Length == 0)
            yield return new ValidationResult("Knowledge:Embeddings:Model is empty; an example: bge-m3.", [nameof(Model)]);
    }
}
