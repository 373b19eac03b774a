using MassTransit;

namespace MetaverseSeoul.Mesh.Bus;

internal sealed class TurnsDueConsumer(LocalHints local) : IConsumer<TurnsDue>
{
    public Task Consume(ConsumeContext<TurnsDue> context)
    {
        local.Take(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class DeliveryConsumer(LocalHints local) : IConsumer<ActivitiesAppended>, IConsumer<EphemeralShown>
{
    public Task Consume(ConsumeContext<ActivitiesAppended> context)
    {
        local.Take(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<EphemeralShown> context)
    {
        local.Take(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class CitizenTypedConsumer(LocalHints local) : IConsumer<CitizenTyped>
{
    public Task Consume(ConsumeContext<CitizenTyped> context)
    {
        local.Take(context.Message);
        return Task.CompletedTask;
    }
}
