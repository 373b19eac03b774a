using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Bots.Callbacks;

public sealed class CallbackDb(DbContextOptions<CallbackDb> options) : ModuleDb(options)
{
    public DbSet<Callback> Callbacks => Set<Callback>();
}
