namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>What an article may be. The sizes are for people: nobody reads more in a chat.</summary>
internal static class ArticleRules
{
    public static readonly string[] Desks = ["civil", "tax", "business", "tourism", "foreign"];

    /// <summary>The ids of the agents that articles may belong to.</summary>
    public static readonly string[] Agents = ["petition120", "tax", "business", "landmarks"];

    public static readonly string[] LinkSchemes = ["http", "https", "tel", "mailto"];

    /// <summary>Bytes of a whole file, so that one is refused before it is read into memory.</summary>
    public const int MostBytes = 256 * 1024;

    public const int ShortestBody = 4;
    public const int LongestBody = 20_000;
    public const int LongestWording = 300;
    public const int MostWordings = 100;
}
