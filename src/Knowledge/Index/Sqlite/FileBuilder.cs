using System.Threading.Channels;
using MetaverseSeoul.Knowledge.Index.Backend;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Agents;
using Microsoft.Data.Sqlite;

namespace MetaverseSeoul.Knowledge.Index.Sqlite;

/// <summary>Builds a whole file: one side cuts the articles into terms, the other writes them.</summary>
internal static class FileBuilder
{
    // Articles cut and waiting to be written: enough to keep the writer busy, few enough to weigh nothing.
    private const int Waiting = 256;
    private const int ProgressStep = 1000;

    public static async Task BuildAsync(string path, IArticleLibrary library, IProgress<int>? progress, CancellationToken cancellation)
    {
        // Changes made while it is built come after this stamp, and are taken in again afterwards.
        var stamp = await library.StampAsync(cancellation);
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        // Nobody reads it yet, and half a file is thrown away: no journal, no waiting for the disk.
        connection.Run("PRAGMA journal_mode=OFF");
        connection.Run("PRAGMA synchronous=OFF");
        using var transaction = connection.BeginTransaction();
        SqliteFile.Create(connection, Language.All);
        using (var writer = new ArticleWriter(connection))
        {
            var done = 0;
            var cut = Channel.CreateBounded<IndexedArticle>(Waiting);
            var cutting = CutAsync(library, cut.Writer, cancellation);
            await foreach (var article in cut.Reader.ReadAllAsync(cancellation))
            {
                writer.Add(article);
                if (++done % ProgressStep == 0)
                    progress?.Report(done);
            }

            await cutting;
            writer.Optimize();
            writer.SaveVocabularies();
            progress?.Report(done);
        }

        connection.Run("INSERT INTO built VALUES ($1, $2, $3, $4, 0)", SqliteFile.Form, Guid.NewGuid().ToString("N"), stamp.Shipped, stamp.Revision);
        transaction.Commit();
    }

    private static async Task CutAsync(IArticleLibrary library, ChannelWriter<IndexedArticle> cut, CancellationToken cancellation)
    {
        try
        {
            await Task.Run(
                async () =>
                {
                    await foreach (var article in library.AllAsync(cancellation))
                        await cut.WriteAsync(IndexedArticle.Of(article), cancellation);
                },
                cancellation);
            cut.Complete();
        }
        catch (Exception fault)
        {
            cut.Complete(fault);
        }
    }
}
