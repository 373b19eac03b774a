using YamlDotNet.RepresentationModel;

namespace MetaverseSeoul.Benchmarks.Accuracy;

/// <summary>One file of <c>tests/Evaluation</c>; its head says what the members mean.</summary>
/// <param name="Covered">Questions with the keys of the articles that answer them.</param>
internal sealed record EvaluationSet(
    string Name, string Language, IReadOnlyList<(string Question, string[] Keys)> Covered, IReadOnlyList<string> Uncovered)
{
    public static IReadOnlyList<EvaluationSet> Load(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, "tests", "Evaluation"), "*.yaml").Order(StringComparer.Ordinal).Select(Read)];

    private static EvaluationSet Read(string file)
    {
        var stream = new YamlStream();
        using (var reader = File.OpenText(file))
            stream.Load(reader);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        return new EvaluationSet(
            Path.GetFileNameWithoutExtension(file),
            root.Children["language"].ToString(),
            [.. Pairs(root)],
            root.Children.TryGetValue("uncovered", out var uncovered) ? [.. ((YamlSequenceNode)uncovered).Select(question => question.ToString())] : []);
    }

    private static IEnumerable<(string Question, string[] Keys)> Pairs(YamlMappingNode root) => root.Children.TryGetValue("covered", out var covered)
        ? ((YamlMappingNode)covered).Children.SelectMany(
            pair => (YamlSequenceNode)pair.Value, (pair, question) => (question.ToString(), pair.Key.ToString().Split(" | ")))
        : [];
}
