using FsCheck;
using FsCheck.Fluent;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Import;

namespace MetaverseSeoul.UnitTests.Knowledge.Import;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<p>하나</p><p>둘<br>셋</p>", "하나\n\n둘\n셋")]
    [InlineData("<h2>제목</h2>글", "**제목**\n\n글")]
    [InlineData("<ul><li>하나<li>둘<ul><li>둘의 하나</ul></ul>", "- 하나\n- 둘\n  - 둘의 하나")]
    [InlineData("<ol><li>먼저</li><li>다음</li></ol>", "1. 먼저\n2. 다음")]
    [InlineData("<table><tr><th>가<th>나|다<tr><td>1</table>", "| 가 | 나\\|다 |\n| --- | --- |\n| 1 |  |")]
    [InlineData("<a href='https://seoul.go.kr/a?b=1'>서울</a>", "[서울](https://seoul.go.kr/a?b=1)")]
    [InlineData("<a href='tel:02-120'>120</a>", "[120](tel:02-120)")]
    [InlineData("<span style='color:red'>글 <b>굵게</b></span>", "글 **굵게**")]
    [InlineData("&lt;script&gt;", "\\<script>")]
    [InlineData("2 * 3 = 6, a_b", "2 \\* 3 = 6, a\\_b")]
    public void What_an_article_may_have_is_kept_as_Markdown(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Theory]
    [InlineData("<script>alert(1)</script>글"), InlineData("<style>p{}</style>글"), InlineData("<iframe src=//evil></iframe>글"), InlineData("<svg><script>x</script></svg>글")]
    [InlineData("<a href='javascript:alert(1)'>글</a>"), InlineData("<a href='JaVaScRiPt&#58;alert(1)'>글</a>"), InlineData("<a href='data:text/html,x'>글</a>"), InlineData("<a href='//evil'>글</a>")]
    [InlineData("<p onclick='x()'>글</p>"), InlineData("<img src=x onerror=alert(1)>글"), InlineData("<form action=//evil><input name=a></form>글"), InlineData("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>글")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">글")]
    public void What_could_do_harm_is_gone(string html)
    {
        var markdown = HtmlToMarkdown.Convert(html);
        Assert.DoesNotContain("alert", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", markdown, StringComparison.Ordinal);
        Assert.Contains(markdown, (string[])["글", ""]);
    }

    [Fact]
    public void A_link_cannot_be_smuggled_in_by_the_text_around_it()
    {
        foreach (var html in (string[])["[글](javascript:alert(1))", "<a href='https://a.kr'>x](javascript:alert(1))[y</a>", "<b>[글</b>](javascript:x)", "![x](https://a.kr/y.png)", "[a]: javascript:x"])
        {
            List<string> faults = [];
            BodyCheck.Check(HtmlToMarkdown.Convert(html) + " 그리고 조금 더 긴 글이에요.", (_, reason) => faults.Add(reason));
            Assert.DoesNotContain(faults, fault => fault.StartsWith("the link 'javascript", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_overflow_nothing() => HtmlToMarkdown.Convert(string.Concat(Enumerable.Repeat("<div><b>", 50_000)) + "글");

    [Fact]
    public void Any_text_at_all_is_made_Markdown_without_HTML() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            List<string> faults = [];
            BodyCheck.Check(HtmlToMarkdown.Convert($"<p>{text}</p>") + " 그리고 조금 더 긴 글이에요.", (_, reason) => faults.Add(reason));
            BodyCheck.Check(PlainText.ToMarkdown(text ?? "") + " 그리고 조금 더 긴 글이에요.", (_, reason) => faults.Add(reason));
            return faults.Count == 0;
        }).QuickCheckThrowOnFailure();
}
