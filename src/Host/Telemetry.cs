using MetaverseSeoul.Mesh.Operations;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MetaverseSeoul.Host;

/// <summary>Traces from message to reply and the mesh's own measures, sent over OTLP when <c>Telemetry:Otlp</c> names a collector.</summary>
/// <remarks>Built on the SDK's own providers: OpenTelemetry.Extensions.Hosting cannot be restored here (docs/adr/0001).</remarks>
internal static class Telemetry
{
    private static readonly string[] Meters =
        [MeshMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!Uri.TryCreate(builder.Configuration["Telemetry:Otlp"], UriKind.Absolute, out var collector))
            return;
        builder.Services.AddHostedService(_ => new Exporters(collector));
    }

    private sealed class Exporters(Uri collector) : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? meters;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("metaverse-seoul");
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource(MeshMetrics.Name, "Microsoft.AspNetCore").AddOtlpExporter(Send).Build();
            meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(Send).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            traces?.Dispose();
            meters?.Dispose();
        }

        private void Send(OtlpExporterOptions options) => options.Endpoint = collector;
    }
}
