using MetaverseSeoul.Knowledge.Evaluation.Fitting;
using MetaverseSeoul.Knowledge.Evaluation.Scale;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Knowledge.Evaluation;

internal static class EvaluationRegistration
{
    /// <summary>The commands <c>knowledge evaluate</c>, <c>fit</c> and <c>measure</c>.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddSingleton<IKnowledgeSubcommand, EvaluateCommand>()
        .AddSingleton<IKnowledgeSubcommand, FitCommand>()
        .AddSingleton<IKnowledgeSubcommand, MeasureCommand>();
}
