namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>A question of which it is known what answers it.</summary>
/// <param name="Keys">The articles any of which is right; none when no article answers it.</param>
/// <param name="Style">The style its file names, for example <c>messy</c>.</param>
internal sealed record AskedQuestion(string Text, string Language, string Style, string Split, IReadOnlyList<string> Keys)
{
    public bool IsCovered => Keys.Count > 0;
}
