using MetaverseSeoul.Gateway.Channels.DirectLine;
using MetaverseSeoul.Gateway.Chat;
using MetaverseSeoul.Gateway.Limits;
using MetaverseSeoul.Mesh.Bus;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetaverseSeoul.Gateway;

/// <summary>The doors: Direct Line and the chat page's own calls.</summary>
public sealed class GatewayModule : IModule
{
    public Role Roles => Role.Gateway;

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineAccess>().AddSingleton<Visitor>();
        services.AddSingleton<Streams>().AddSingleton<IActivityListener>(provider => provider.GetRequiredService<Streams>());
        services.AddHostedService<StreamSweeper>();
        services.AddSingleton<IStartupTask, LoadSigningKey>();
        services.AddCors(cors => cors.AddPolicy(DirectLineEndpoints.CorsPolicy, policy => policy
            .SetIsOriginAllowed(_ => true)
            .AllowCredentials()
            .WithMethods("GET", "POST", "OPTIONS")
            .WithHeaders("Authorization", "Content-Type", "Accept", "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders("Retry-After")));
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapDirectLine();
        routes.MapChat();
    }

    private sealed class LoadSigningKey(DirectLineTokens tokens) : IStartupTask
    {
        public Task RunAsync(CancellationToken cancellation) => tokens.LoadKeyAsync(cancellation);
    }
}
