using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MetaverseSeoul.Mesh.Storage;

/// <summary>Base of every EF context in the mesh. All live in one database, each with its own tables and its own history of migrations.</summary>
/// <remarks>Migrations are written by hand, one class for both providers: Microsoft.EntityFrameworkCore.Design cannot be restored here
/// (docs/adr/0001). There is therefore no model snapshot to compare with.</remarks>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    public static DbContext Create(Type context, Action<DbContextOptionsBuilder> configure)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        configure(builder);
        return (DbContext)Activator.CreateInstance(context, builder.Options)!;
    }

    /// <summary>The name of this context's migration history table.</summary>
    public static string HistoryTable(Type context) => $"__migrations_{context.Name.ToLowerInvariant()}";

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>Table and column names are the same on both providers: the classes' names in snake_case.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.ClrType.GetCustomAttribute<System.ComponentModel.DataAnnotations.Schema.TableAttribute>()?.Name ?? entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
