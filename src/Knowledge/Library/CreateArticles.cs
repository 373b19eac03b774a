using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MetaverseSeoul.Knowledge.Library;

/// <summary>The tables of articles that staff wrote or imported. One class for SQLite and PostgreSQL.</summary>
[DbContext(typeof(ArticleDb))]
[Migration("20261123000001_CreateArticles")]
public sealed class CreateArticles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("article_version", table => new
        {
            key = table.Column<string>(nullable: false),
            language = table.Column<string>(nullable: false),
            version = table.Column<long>(nullable: false),
            status = table.Column<string>(nullable: false),
            is_latest = table.Column<long>(nullable: false),
            is_in_force = table.Column<long>(nullable: false),
            revision = table.Column<long>(nullable: true),
            title = table.Column<string>(nullable: false),
            domain = table.Column<string>(nullable: false),
            file = table.Column<string>(nullable: false),
            author = table.Column<string>(nullable: false),
            note = table.Column<string>(nullable: false),
            changed_at = table.Column<long>(nullable: false),
            released_by = table.Column<string>(nullable: true),
            released_at = table.Column<long>(nullable: true),
            import_hash = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("pk_article_version", article => new { article.key, article.language, article.version }));
        migrationBuilder.CreateIndex("ux_article_latest", "article_version", ["key", "language"], unique: true, filter: "is_latest = 1");
        migrationBuilder.CreateIndex("ux_article_in_force", "article_version", ["key", "language"], unique: true, filter: "is_in_force = 1");
        // An index catches up by this: only versions in force, in the order in which they came into it.
        migrationBuilder.CreateIndex("ix_article_revision", "article_version", "revision", filter: "is_in_force = 1");
        migrationBuilder.CreateTable("article_revision", table => new
        {
            id = table.Column<long>(nullable: false),
            revision = table.Column<long>(nullable: false),
            library = table.Column<string>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_article_revision", row => row.id));
        // An index made from another database is told by this, even where both are at the same revision.
        migrationBuilder.Sql($"INSERT INTO article_revision (id, revision, library) VALUES (1, 0, '{Guid.NewGuid():N}')");
    }
}
