[assembly: AssemblyFixture(typeof(MetaverseSeoul.IntegrationTests.Services.RabbitMqServer))]

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>One RabbitMQ for all tests; each test takes a virtual host of its own, so that none sees another's messages.</summary>
public sealed class RabbitMqServer() : ThrowAwayService("rabbitmq")
{
    /// <returns>The amqp:// address of an empty virtual host.</returns>
    public async Task<string> NewVirtualHostAsync()
    {
        await AddressAsync();
        return await RunAsync("vhost", $"test-{Guid.NewGuid():N}");
    }
}
