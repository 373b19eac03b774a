using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>Reads the YAML files of tests/Evaluation; what their members mean is said at the head of each.</summary>
internal static class QuestionFile
{
    private const string Either = " | ";

    /// <exception cref="FormatException">The file is not of this form; the message names file and line.</exception>
    public static List<AskedQuestion> Read(string path)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = File.OpenText(path);
            stream.Load(reader);
            return Read((YamlMappingNode)stream.Documents[0].RootNode);
        }
        catch (Exception fault) when (fault is YamlException or InvalidCastException or KeyNotFoundException or ArgumentOutOfRangeException)
        {
            var line = fault is YamlException yaml ? $":{yaml.Start.Line}" : "";
            throw new FormatException($"{path}{line}: not a file of questions (split, language, style, covered, uncovered): {fault.Message}", fault);
        }
    }

    private static List<AskedQuestion> Read(YamlMappingNode file)
    {
        string Text(string member) => ((YamlScalarNode)file.Children[member]).Value!;
        AskedQuestion Asked(YamlNode node, string[] keys) =>
            new(((YamlScalarNode)node).Value!, Text("language"), Text("style"), Text("split"), keys);

        List<AskedQuestion> questions = [];
        if (file.Children.TryGetValue("covered", out var covered))
        {
            foreach (var (key, list) in ((YamlMappingNode)covered).Children)
                questions.AddRange(((YamlSequenceNode)list).Select(node => Asked(node, ((YamlScalarNode)key).Value!.Split(Either))));
        }

        if (file.Children.TryGetValue("uncovered", out var uncovered))
            questions.AddRange(((YamlSequenceNode)uncovered).Select(node => Asked(node, [])));
        return questions;
    }
}
