using System.Text;
using Npgsql;
using RabbitMQ.Client;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>The servers that other tests stand on are real and answer.</summary>
public sealed class ServicesTests(RabbitMqServer rabbit, PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RabbitMQ_keeps_a_message_until_it_is_taken_and_no_other_virtual_host_sees_it()
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Stop);
        await channel.QueueDeclareAsync("greetings", durable: true, exclusive: false, autoDelete: false, cancellationToken: Stop);
        await channel.BasicPublishAsync("", "greetings", Encoding.UTF8.GetBytes("안녕하세요"), Stop);

        var taken = await channel.BasicGetAsync("greetings", autoAck: true, Stop);
        Assert.Equal("안녕하세요", Encoding.UTF8.GetString(Assert.IsType<BasicGetResult>(taken).Body.Span));

        await using var elsewhere = await ConnectAsync();
        await using var empty = await elsewhere.CreateChannelAsync(cancellationToken: Stop);
        var declared = await empty.QueueDeclareAsync("greetings", durable: true, exclusive: false, autoDelete: false, cancellationToken: Stop);
        Assert.Equal(0u, declared.MessageCount);
    }

    [Fact]
    public async Task PostgreSQL_answers_in_a_database_of_the_tests_own()
    {
        await using var connection = new NpgsqlConnection(await postgres.NewDatabaseAsync());
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("select count(*) from pg_stat_user_tables", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync(Stop));
    }

    private async Task<IConnection> ConnectAsync() =>
        await new ConnectionFactory { Uri = new Uri(await rabbit.NewVirtualHostAsync()) }.CreateConnectionAsync(Stop);
}
