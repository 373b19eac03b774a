using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Knowledge.Evaluation;

/// <summary>What a set of questions came to. Shares are from 0 to 1; of no questions they are not a number.</summary>
internal sealed class Scorecard(IReadOnlyCollection<Outcome> outcomes)
{
    private readonly List<Outcome> covered = [.. outcomes.Where(outcome => outcome.Asked.IsCovered)];
    private readonly List<Outcome> uncovered = [.. outcomes.Where(outcome => !outcome.Asked.IsCovered)];

    public int Covered => covered.Count;
    public int Uncovered => uncovered.Count;

    /// <summary>A right article comes first, or among the first three.</summary>
    public double Hit1 => Share(covered, outcome => outcome.Rank == 1);
    public double Hit3 => Share(covered, outcome => outcome.Rank is 1 or 2 or 3);

    /// <summary>Mean reciprocal rank: 1 for first, 1/2 for second, 0 for not found among ten.</summary>
    public double Mrr => covered.Count == 0 ? double.NaN : covered.Average(outcome => outcome.Rank == 0 ? 0 : 1.0 / outcome.Rank);

    /// <summary>Of the covered ones: told right at once; told wrong; asked about; met with "I don't know".</summary>
    public double AnsweredRight => Share(covered, outcome => outcome.WasAnswered && outcome.IsRight);
    public double AnsweredWrong => Share(covered, outcome => outcome.WasAnswered && !outcome.IsRight);
    public double Asked => Share(covered, outcome => outcome.Answer.Outcome == KnowledgeOutcome.Clarify);
    public double Lost => Share(covered, outcome => outcome.Answer.Outcome == KnowledgeOutcome.Abstain);

    /// <summary>Of the uncovered ones: not answered, that is said not to be known or asked back.</summary>
    public double Held => Share(uncovered, outcome => !outcome.WasAnswered);

    /// <summary>Of all it said not to know, how many no article answers; of all that no article answers, how many it said so of.</summary>
    public double AbstentionPrecision => Share(outcomes.Where(IsAbstention).ToList(), outcome => !outcome.Asked.IsCovered);
    public double AbstentionRecall => Share(uncovered, IsAbstention);

    private static bool IsAbstention(Outcome outcome) => outcome.Answer.Outcome == KnowledgeOutcome.Abstain;

    private static double Share(List<Outcome> of, Func<Outcome, bool> those) => of.Count == 0 ? double.NaN : (double)of.Count(those) / of.Count;
}
