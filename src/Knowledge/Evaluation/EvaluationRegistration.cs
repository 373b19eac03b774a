using MetaverseSeoul.Knowledge.Evaluation.Fitting;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Knowledge.Evaluation;

internal static class EvaluationRegistration
{
    /// <summary>The commands <c>knowledge evaluate</c> and <c>knowledge fit</c>.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddSingleton<IKnowledgeSubcommand, EvaluateCommand>()
        .AddSingleton<IKnowledgeSubcommand, FitCommand>();
}
