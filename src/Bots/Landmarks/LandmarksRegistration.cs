using MetaverseSeoul.Bots.Routing;
using MetaverseSeoul.Mesh.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Bots.Landmarks;

internal static class LandmarksRegistration
{
    public static IServiceCollection AddLandmarks(this IServiceCollection services) => services
        .AddSingleton<LandmarkBook>()
        .AddSingleton<PublicHolidays>()
        .AddSingleton<OpeningCalendar>()
        .AddSingleton<OpeningAnswer>()
        .AddSingleton<Walks>()
        .AddSingleton<GuideAnswers>()
        .AddSingleton<VisitWords>()
        .AddSingleton<VisitReader>()
        .AddSingleton<GuideStep>()
        .AddSingleton<IClaim, GuideClaim>()
        .AddSingleton<IAgent, LandmarksAgent>();
}
