using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MetaverseSeoul.Mesh.Storage.Migrations;

/// <summary>The log, its outbox, files, the vault and settings. One class for SQLite and PostgreSQL.</summary>
[DbContext(typeof(MeshDb))]
[Migration("20261122000000_CreateMesh")]
public sealed class CreateMesh : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateLog(migrationBuilder);
        CreateOutbox(migrationBuilder);
        CreateFiles(migrationBuilder);

        migrationBuilder.CreateTable("personal_item", table => new
        {
            reference = table.Column<string>(nullable: false),
            conversation_id = table.Column<string>(nullable: false),
            kind = table.Column<string>(nullable: false),
            @sealed = table.Column<byte[]>(nullable: false),
            expires_at = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_personal_item", item => item.reference));
        migrationBuilder.CreateIndex("ix_personal_item_conversation", "personal_item", "conversation_id");

        migrationBuilder.CreateTable("setting", table => new
        {
            key = table.Column<string>(nullable: false),
            value = table.Column<string>(nullable: false),
            changed_at = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_setting", setting => setting.key));
    }

    private static void CreateLog(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("conversation", table => new
        {
            id = table.Column<string>(nullable: false),
            channel = table.Column<string>(nullable: false),
            user_id = table.Column<string>(nullable: false),
            locale = table.Column<string>(nullable: true),
            agent_id = table.Column<string>(nullable: true),
            version = table.Column<long>(nullable: false),
            head_seq = table.Column<long>(nullable: false),
            citizen_seq = table.Column<long>(nullable: false),
            handled_seq = table.Column<long>(nullable: false),
            floor_kind = table.Column<string>(nullable: false),
            floor_holder = table.Column<string>(nullable: true),
            floor_epoch = table.Column<long>(nullable: false),
            floor_until = table.Column<long>(nullable: true),
            queue = table.Column<string>(nullable: true),
            queued_at = table.Column<long>(nullable: true),
            state = table.Column<string>(nullable: false),
            expects = table.Column<string>(nullable: true),
            turn_attempts = table.Column<long>(nullable: false),
            created_at = table.Column<long>(nullable: false),
            changed_at = table.Column<long>(nullable: false),
            last_at = table.Column<long>(nullable: false),
            closed_at = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("pk_conversation", conversation => conversation.id));

        // The sweeper's questions, each answered from an index that holds only the rows it asks for.
        migrationBuilder.CreateIndex(
            "ix_conversation_due", "conversation", "changed_at", filter: "citizen_seq > handled_seq AND floor_kind = 'bot'");
        migrationBuilder.CreateIndex("ix_conversation_floor", "conversation", "floor_until", filter: "floor_until IS NOT NULL");
        migrationBuilder.CreateIndex("ix_conversation_queue", "conversation", ["queue", "queued_at"], filter: "queue IS NOT NULL");

        migrationBuilder.CreateTable("activity", table => new
        {
            conversation_id = table.Column<string>(nullable: false),
            seq = table.Column<long>(nullable: false),
            type = table.Column<string>(nullable: false),
            role = table.Column<string>(nullable: false),
            from_id = table.Column<string>(nullable: false),
            epoch = table.Column<long>(nullable: false),
            audience = table.Column<string>(nullable: false),
            client_key = table.Column<string>(nullable: true),
            reply_to = table.Column<string>(nullable: true),
            at = table.Column<long>(nullable: false),
            body = table.Column<string>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_activity", activity => new { activity.conversation_id, activity.seq }));
        migrationBuilder.CreateIndex(
            "ux_activity_client_key", "activity", ["conversation_id", "client_key"], unique: true, filter: "client_key IS NOT NULL");
    }

    private static void CreateOutbox(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("outbox", table => new
        {
            id = table.Column<string>(nullable: false),
            conversation_id = table.Column<string>(nullable: false),
            seq = table.Column<long>(nullable: false),
            kind = table.Column<string>(nullable: false),
            body = table.Column<string>(nullable: false),
            attempts = table.Column<long>(nullable: false),
            due_at = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_outbox", row => row.id));
        migrationBuilder.CreateIndex("ix_outbox_due", "outbox", "due_at");
        migrationBuilder.CreateIndex("ix_outbox_conversation", "outbox", "conversation_id");
    }

    private static void CreateFiles(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("file_content", table => new
        {
            hash = table.Column<string>(nullable: false),
            content = table.Column<byte[]>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_file_content", file => file.hash));

        migrationBuilder.CreateTable("stored_file", table => new
        {
            id = table.Column<string>(nullable: false),
            conversation_id = table.Column<string>(nullable: false),
            hash = table.Column<string>(nullable: false),
            name = table.Column<string>(nullable: false),
            content_type = table.Column<string>(nullable: false),
            bytes = table.Column<long>(nullable: false),
            created_at = table.Column<long>(nullable: false),
        }, constraints: table => table.PrimaryKey("pk_stored_file", file => file.id));
        migrationBuilder.CreateIndex("ix_stored_file_conversation", "stored_file", "conversation_id");
        migrationBuilder.CreateIndex("ix_stored_file_hash", "stored_file", "hash");
    }
}
