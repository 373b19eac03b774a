namespace MetaverseSeoul.Knowledge.Confidence;

/// <summary>How sure an answer must be. Chosen on tests/UnitTests/Knowledge/questions.yaml: at 0.51 seven in eight known questions are answered at once
/// and one in thirty unknown ones; below 0.34 more unknown than known ones are left.</summary>
internal static class Thresholds
{
    /// <summary>From here on the article is the answer.</summary>
    public const double Answer = 0.51;

    /// <summary>From here on the bot asks whether this was meant; below it says that it does not know.</summary>
    public const double Ask = 0.34;

    /// <summary>Two articles this close together are both possible, and the bot asks which. Sibling articles that were mixed up in trials lay
    /// within it.</summary>
    public const double Close = 0.06;

    /// <summary>How far behind the best a choice may lie that is offered when the bot asks.</summary>
    public const double Offer = 0.12;

    /// <summary>The question is the article's own wording: nothing close can be meant instead.</summary>
    public const double Exact = 0.97;
}
