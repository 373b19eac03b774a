using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MetaverseSeoul.Knowledge.Gaps;

/// <summary>The table of unanswered questions. One class for SQLite and PostgreSQL.</summary>
[DbContext(typeof(GapDb))]
[Migration("20261123000000_CreateGaps")]
public sealed class CreateGaps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("gap_question", table => new
        {
            id = table.Column<string>(nullable: false),
            conversation_id = table.Column<string>(nullable: true),
            question = table.Column<string>(nullable: false),
            language = table.Column<string>(nullable: false),
            agent = table.Column<string>(nullable: false),
            reason = table.Column<string>(nullable: false),
            article_key = table.Column<string>(nullable: true),
            asked_at = table.Column<long>(nullable: false),
            closed_at = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("pk_gap_question", question => question.id));
        migrationBuilder.CreateIndex("ix_gap_question_asked", "gap_question", "asked_at");
        migrationBuilder.CreateIndex("ix_gap_question_conversation", "gap_question", "conversation_id");
    }
}
