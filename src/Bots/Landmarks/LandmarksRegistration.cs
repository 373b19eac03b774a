using MetaverseSeoul.Mesh.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace MetaverseSeoul.Bots.Landmarks;

internal static class LandmarksRegistration
{
    public static IServiceCollection AddLandmarks(this IServiceCollection services) => services.AddSingleton<IAgent, LandmarksAgent>();
}
