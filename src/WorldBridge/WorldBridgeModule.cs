using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.WorldBridge.Npcs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.WorldBridge;

/// <summary>The bridge to the 3D world: which agents stand where, as figures one can talk to.</summary>
public sealed class WorldBridgeModule : IModule
{
    public Role Roles => Role.World;

    public void AddServices(IHostApplicationBuilder builder)
    {
        // Figures are made from the agents' cards, which the mesh registers.
    }

    public void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapFigures();
}
