using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>Brings the database to the present schema. Safe when several processes start at once: EF Core holds a lock meanwhile.</summary>
public sealed class Migrator(MeshDatabase database, IEnumerable<MigratedContext> contexts)
{
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        foreach (var context in contexts)
        {
            await using var db = ModuleDb.Create(context.Type, options => database.Configure(options));
            await db.Database.MigrateAsync(cancellation);
        }
    }
}
