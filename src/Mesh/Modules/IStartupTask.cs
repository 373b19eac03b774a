namespace MetaverseSeoul.Mesh.Modules;

/// <summary>Something that must be done after the migrations and before the first request is served.</summary>
public interface IStartupTask
{
    Task RunAsync(CancellationToken cancellation);
}
