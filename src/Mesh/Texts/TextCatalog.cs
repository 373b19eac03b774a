using System.Reflection;
using System.Text.Json;
using MetaverseSeoul.Mesh.Agents;

namespace MetaverseSeoul.Mesh.Texts;

/// <summary>The sentences a module says, from a JSON file embedded in its assembly: <c>{ "key": { "ko": …, "en": …, "zh": …, "ja": … } }</c>.
/// A file that is not whole stops the start-up and names what is missing.</summary>
public sealed class TextCatalog
{
    private readonly Dictionary<string, Localized> texts;
    private readonly string name;

    private TextCatalog(string name, Dictionary<string, Localized> texts) => (this.name, this.texts) = (name, texts);

    public Localized this[string key] =>
        texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"{name} has no text '{key}'.");

    /// <summary>The text, or null when this file has none of this key.</summary>
    public Localized? Find(string key) => texts.GetValueOrDefault(key);

    /// <param name="assembly">Where the file is embedded.</param>
    /// <param name="resource">The end of the resource's name, for example <c>Petition120.texts.json</c>.</param>
    public static TextCatalog Load(Assembly assembly, string resource)
    {
        var full = assembly.GetManifestResourceNames().SingleOrDefault(n => n.EndsWith(resource, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no embedded file '{resource}'.");
        using var stream = assembly.GetManifestResourceStream(full)!;
        var raw = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
        return new TextCatalog(resource, raw.ToDictionary(pair => pair.Key, pair => Whole(resource, pair.Key, pair.Value)));
    }

    private static Localized Whole(string resource, string key, Dictionary<string, string> byLanguage)
    {
        string In(string language) => byLanguage.TryGetValue(language, out var text) && text.Length > 0
            ? text
            : throw new InvalidOperationException($"{resource}: '{key}' has no text in '{language}'.");
        return new Localized(In(Language.Korean), In(Language.English), In(Language.Chinese), In(Language.Japanese));
    }
}
