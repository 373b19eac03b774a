using MassTransit;
using MetaverseSeoul.Mesh.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MetaverseSeoul.Mesh.Bus;

public static class BusRegistration
{
    /// <summary>MassTransit: in memory, or on RabbitMQ when <c>ConnectionStrings:Broker</c> names one.</summary>
    /// <param name="broker">An <c>amqp://</c> or <c>amqps://</c> address, or null.</param>
    public static IServiceCollection AddMeshBus(this IServiceCollection services, string? broker, Role roles, IEnumerable<IModule> modules)
    {
        services.AddMassTransit(bus =>
        {
            // The library would otherwise report bus and endpoint names to its makers.
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            if (roles.HasFlag(Role.Bots))
            {
                bus.AddConsumer<TurnsDueConsumer>().Endpoint(endpoint => endpoint.Name = "turns-due");
                bus.AddConsumer<CitizenTypedConsumer>().Endpoint(OfThisProcess);
            }

            if ((roles & (Role.Gateway | Role.World)) != 0)
                bus.AddConsumer<DeliveryConsumer>().Endpoint(OfThisProcess);
            foreach (var module in modules)
                module.AddConsumers(bus);

            if (string.IsNullOrWhiteSpace(broker))
            {
                bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            }
            else
            {
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.Host(new Uri(broker));
                    rabbit.PrefetchCount = 64;
                    rabbit.ConfigureEndpoints(context);
                });
            }
        });

        // A broker that is away must not keep the mesh from starting: hints are only hints.
        services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            options.WaitUntilStarted = string.IsNullOrWhiteSpace(broker);
            options.StartTimeout = TimeSpan.FromSeconds(30);
            options.StopTimeout = TimeSpan.FromSeconds(5);
        });
        services.AddSingleton<LocalHints>().AddSingleton<BusState>().AddSingleton<BusHints>();
        services.AddSingleton<IHints>(provider => provider.GetRequiredService<BusHints>());
        services.AddHostedService(provider => provider.GetRequiredService<BusHints>());
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>A queue of this process alone, gone when it goes: everybody hears.</summary>
    public static void OfThisProcess(IEndpointRegistrationConfigurator endpoint)
    {
        endpoint.InstanceId = NewId.NextGuid().ToString("N");
        endpoint.Temporary = true;
    }
}
