using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Mesh.Modules;

/// <summary>A part of the mesh the host can run alone or with others. Host/Program.cs is the list of them.</summary>
public interface IModule
{
    /// <summary>The roles (<see cref="Role"/>) under which this module runs.</summary>
    Role Roles { get; }

    void AddServices(IHostApplicationBuilder builder);

    /// <summary>Bus consumers beyond those of the mesh itself.</summary>
    void AddConsumers(IBusRegistrationConfigurator bus)
    {
    }

    void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}
