using System.Xml.Linq;
using MetaverseSeoul.Mesh.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Mesh.Privacy;

/// <summary>Data Protection's keys in the mesh's database, so that every process opens what another sealed.</summary>
/// <remarks>The keys lie beside what they seal: whoever has the whole database has both. A city that keeps its keys elsewhere registers its own
/// <c>IXmlEncryptor</c> (docs/running/configuration.md).</remarks>
public sealed class KeyRepository(IDbContextFactory<MeshDb> contexts, TimeProvider time) : IXmlRepository
{
    private const string Prefix = "key/";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Settings.AsNoTracking().Where(setting => setting.Key.StartsWith(Prefix)).Select(setting => setting.Value).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.Settings.Add(new Setting { Key = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting), ChangedAt = time.GetUtcNow() });
        db.SaveChanges();
    }
}
