using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>The callbacks' table. One class for SQLite and PostgreSQL.</summary>
[DbContext(typeof(CallbackDb))]
[Migration("20261122000000_CreateCallbacks")]
public sealed class CreateCallbacks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("callback", table => new
        {
            receipt = table.Column<string>(nullable: false),
            conversation_id = table.Column<string>(nullable: false),
            desk = table.Column<string>(nullable: false),
            topic = table.Column<string>(nullable: false),
            language = table.Column<string>(nullable: false),
            personal_reference = table.Column<string>(nullable: false),
            created_at = table.Column<long>(nullable: false),
            state = table.Column<string>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_callback", callback => callback.receipt));
        migrationBuilder.CreateIndex("ix_callback_state", "callback", ["state", "created_at"]);
        // One open callback a conversation: two turns can't make two.
        migrationBuilder.CreateIndex("ux_callback_open", "callback", "conversation_id", unique: true, filter: "state = 'open'");
    }
}
