using MetaverseSeoul.Mesh.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>Brings the articles' tables with it; they are read and written with plain statements (<see cref="ArticleRows"/>), in the
/// same transactions as everything else.</summary>
public sealed class ArticleDb(DbContextOptions<ArticleDb> options) : ModuleDb(options);
