using MetaverseSeoul.Knowledge.Articles;

namespace MetaverseSeoul.UnitTests.Knowledge;

/// <summary>A content folder of a test's own.</summary>
internal sealed class ContentFolder : IDisposable
{
    public const string Good = """
        ---
        title: 전입신고 기한
        aliases: [전입신고, 이사 신고]
        questions:
          - 이사했는데 전입신고 언제까지 해요?
        domain: civil
        agent: petition120
        desk: civil
        source:
          - name: 주민등록법 제16조
            url: https://www.law.go.kr/법령/주민등록법
        asOf: 2026-06
        caveat: ""
        links: []
        related: []
        ---
        **14일 안에** 신고하시면 돼요.
        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("content-").FullName;

    public ContentFolder With(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public IReadOnlyList<ArticleFault> Faults() => Assert.Throws<BrokenArticlesException>(() => ArticleLibrary.Load(Path)).Faults;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
