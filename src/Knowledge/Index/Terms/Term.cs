namespace MetaverseSeoul.Knowledge.Index.Terms;

/// <summary>One searchable piece of a text: two syllables of a Korean word, a stemmed English word, a number.</summary>
/// <param name="Weak">A word of asking (how much, when) that breaks ties between siblings and proves nothing alone.</param>
internal readonly record struct Term(string Text, bool Weak);
