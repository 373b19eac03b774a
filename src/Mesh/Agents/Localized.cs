namespace MetaverseSeoul.Mesh.Agents;

/// <summary>One text in the city's four languages. All are required: a missing translation is a build error, not an empty button.</summary>
public sealed record Localized(string Ko, string En, string Zh, string Ja)
{
    /// <param name="language">A tag of <see cref="Language.All"/>; anything else reads as Korean.</param>
    public string In(string language) => language switch
    {
        Language.English => En,
        Language.Chinese => Zh,
        Language.Japanese => Ja,
        _ => Ko,
    };
}
