using MetaverseSeoul.Mesh.Modules;
using Npgsql;

namespace MetaverseSeoul.Host;

/// <summary>Every setting the host knows: for <c>--help</c>, and to refuse what it does not know or cannot use, by name, before anything starts.</summary>
internal static class Settings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("urls", "http://localhost:5080", "Addresses to listen on, separated by semicolons."),
        new("Mesh:Data", "data", "Folder of the embedded databases; made when it is not there."),
        new("Mesh:Roles", "gateway,bots,world", "What this process does. Fewer than all need a broker and PostgreSQL."),
        new("Mesh:DefaultAgent", "petition120", "The agent a conversation begins with."),
        new("Mesh:RetentionDays", "90", "Days after its last activity that a conversation is kept."),
        new("Mesh:VaultDays", "30", "Days that an encrypted personal datum asked for by a form is kept."),
        new("Mesh:TurnDeadlineSeconds", "8", "Seconds an agent may take before the citizen is told and a person is called."),
        new("Mesh:TurnsAtOnce", "256", "Turns of different conversations that run at the same time."),
        new("ConnectionStrings:Broker", "", "RabbitMQ, amqp://user:password@host/vhost. Empty: the bus is in memory."),
        new("ConnectionStrings:Mesh", "", "PostgreSQL, Host=…;Database=…;Username=…;Password=…. Empty: SQLite in Mesh:Data."),
        new("Gateway:Secrets:0", "", "Direct Line secret for servers, at least 24 characters."),
        new("Gateway:Secrets:1", "", "Second slot, so that the first can be changed while this one works."),
        new("Gateway:TokenSeconds", "1800", "Seconds a Direct Line token is good for."),
        new("Gateway:StreamTicketSeconds", "120", "Seconds in which a stream address must be opened."),
        new("Gateway:LongPollSeconds", "10", "Seconds a poll is held while there is nothing new."),
        new("Gateway:MaxTextCharacters", "4000", "Longest text of a message."),
        new("Gateway:MaxMessageBytes", "262144", "Largest message."),
        new("Gateway:MaxUploadBytes", "4194304", "Largest upload, all files together."),
        new("Gateway:Limits:MessagesPerToken", "5", "Messages a second of one token; MessageBurstPerToken (20) at once."),
        new("Gateway:Limits:MessageBurstPerToken", "20", ""),
        new("Gateway:Limits:MessagesPerAddress", "100", "Messages a second of one address; MessageBurstPerAddress (300) at once."),
        new("Gateway:Limits:MessageBurstPerAddress", "300", ""),
        new("Gateway:Limits:PollsPerToken", "6", "Polls a second of one token; PollBurstPerToken (20) at once."),
        new("Gateway:Limits:PollBurstPerToken", "20", ""),
        new("Gateway:Limits:TokensPerAddress", "5", "New page tokens a second of one address; TokenBurstPerAddress (100) at once."),
        new("Gateway:Limits:TokenBurstPerAddress", "100", ""),
        new("Bots:Callbacks:Webhook", "", "Address that is told (POST, JSON) of each callback request. Empty: none."),
        new("Knowledge:SearchesPerAddress", "300", "Searches a second of one address; SearchBurstPerAddress (3000) at once."),
        new("Knowledge:SearchBurstPerAddress", "3000", ""),
        new("Knowledge:StaffKeys:*", "", "Key of a person who may change articles, at least 24 characters: Knowledge:StaffKeys:hong-gildong."),
        new("Knowledge:Elasticsearch:Url", "", "Elasticsearch 8 or 9 with the nori plugin, for example https://search.example:9200. Empty: the embedded index alone."),
        new("Knowledge:Elasticsearch:ApiKey", "", "Its API key. Empty: the user and password in the address, if any."),
        new("Knowledge:Elasticsearch:Index", "seoul-knowledge", "Alias of the index, small letters, digits and hyphens."),
        new("Knowledge:Elasticsearch:SearchSeconds", "1", "Seconds a search may take before the embedded index answers instead."),
        new("Knowledge:Embeddings:Url", "", "OpenAI-compatible API for embeddings, for example http://localhost:11434/v1. Empty: articles are found by words alone."),
        new("Knowledge:Embeddings:Model", "", "The embedding model, as that API calls it."),
        new("Knowledge:Embeddings:ApiKey", "", "Its API key. Empty: none."),
        new("Knowledge:Embeddings:SearchMilliseconds", "400", "Milliseconds a question may wait for its vector."),
        new("Knowledge:Embeddings:MinSimilarity", "0.6", "Cosine from which on an article that shares no words is offered."),
        new("Telemetry:Otlp", "", "OpenTelemetry collector, for example http://localhost:4317. Empty: none."),
    ];

    private static readonly string[] Sections = ["Mesh", "Gateway", "Bots", "Knowledge", "Telemetry"];

    /// <summary>Prints what is wrong and answers true, or answers false when all is well.</summary>
    public static bool Refuse(string[] args, IConfiguration configuration)
    {
        List<string> wrong = [.. UnknownOptions(args), .. UnknownKeys(configuration), .. BadValues(configuration)];
        foreach (var line in wrong)
            Console.Error.WriteLine(line);
        if (wrong.Count > 0)
            Console.Error.WriteLine("The host did not start. 'dotnet run --project src/Host -- --help' lists every setting.");
        return wrong.Count > 0;
    }

    /// <summary>A key that ends in <c>:*</c> stands for any one name in the place of the star.</summary>
    private static bool IsKnown(string key) => All.Any(setting => setting.Key.EndsWith(":*", StringComparison.Ordinal)
        ? key.StartsWith(setting.Key[..^1], StringComparison.OrdinalIgnoreCase) && key.Length >= setting.Key.Length && !key[(setting.Key.Length - 1)..].Contains(':', StringComparison.Ordinal)
        : string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> UnknownOptions(string[] args) => CommandLine.NamesOf(args)
        .Where(name => !IsKnown(name) && !name.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase))
        .Select(name => $"--{name} is not a setting.");

    /// <summary>Also from files and the environment: a misspelt <c>Mesh:Retention</c> would otherwise be a default that nobody chose.</summary>
    private static IEnumerable<string> UnknownKeys(IConfiguration configuration) => Sections
        .SelectMany(section => configuration.GetSection(section).AsEnumerable())
        .Where(pair => pair.Value is not null && !IsKnown(pair.Key))
        .Select(pair => $"{pair.Key} is not a setting.");

    private static IEnumerable<string> BadValues(IConfiguration configuration)
    {
        var broker = configuration.GetConnectionString("Broker");
        if (!string.IsNullOrWhiteSpace(broker) && !(Uri.TryCreate(broker, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"))
            yield return "ConnectionStrings:Broker is not an address of the form amqp://user:password@host/vhost.";

        var mesh = configuration.GetConnectionString("Mesh");
        if (Complaint(() => _ = new NpgsqlConnectionStringBuilder(mesh)) is { } complaint)
            yield return $"ConnectionStrings:Mesh is not a PostgreSQL connection string: {complaint}";

        if (configuration["Telemetry:Otlp"] is { Length: > 0 } otlp && !(Uri.TryCreate(otlp, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
            yield return $"Telemetry:Otlp is '{otlp}', which is not an address like http://localhost:4317.";

        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Complaint(() => BindingAddress.Parse(url)) is not null)
                yield return $"urls has '{url}', which is not an address like http://localhost:5080.";
        }

        var roles = Role.All;
        if (Complaint(() => roles = Roles.Parse(configuration["Mesh:Roles"])) is { } badRole)
            yield return badRole;
        else if (roles != Role.All && string.IsNullOrWhiteSpace(broker))
            yield return "Mesh:Roles names only some roles, but ConnectionStrings:Broker is empty: the other processes would not hear of anything.";
        if (roles != Role.All && string.IsNullOrWhiteSpace(mesh))
            yield return "Mesh:Roles names only some roles, but ConnectionStrings:Mesh is empty: the other processes would not see the log.";
    }

    private static string? Complaint(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (Exception bad) when (bad is ArgumentException or FormatException)
        {
            return bad.Message;
        }
    }
}

internal sealed record Setting(string Key, string Default, string Help);
