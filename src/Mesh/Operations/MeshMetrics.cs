using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MetaverseSeoul.Mesh.Operations;

/// <summary>What the mesh measures of itself. Names follow OpenTelemetry's conventions; the host exports them over OTLP.</summary>
public static class MeshMetrics
{
    public const string Name = "MetaverseSeoul.Mesh";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Traces { get; } = new(Name);

    public static Counter<long> Appends { get; } = Meter.CreateCounter<long>("mesh.appends", "{activity}", "Activities appended by citizens");

    public static Counter<long> Turns { get; } = Meter.CreateCounter<long>("mesh.turns", "{turn}", "Turns by outcome");

    public static Histogram<double> TurnSeconds { get; } = Meter.CreateHistogram<double>("mesh.turn.duration", "s", "Agent run and commit");

    public static Histogram<double> ReplySeconds { get; } =
        Meter.CreateHistogram<double>("mesh.reply.latency", "s", "From the citizen's message to the reply's commit");

    public static UpDownCounter<long> TurnsRunning { get; } = Meter.CreateUpDownCounter<long>("mesh.turns.running", "{turn}", "Turns running or waiting here");

    public static Counter<long> MaskedItems { get; } = Meter.CreateCounter<long>("mesh.masked", "{item}", "Personal numbers masked, by kind");

    public static UpDownCounter<long> Sockets { get; } = Meter.CreateUpDownCounter<long>("mesh.sockets", "{socket}", "Open streams");
}
