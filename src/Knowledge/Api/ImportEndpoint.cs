using MetaverseSeoul.Knowledge.Import;
using MetaverseSeoul.Mesh.Agents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MetaverseSeoul.Knowledge.Api;

internal static class ImportEndpoint
{
    public const long MostBytes = 50 * 1024 * 1024;

    // What stands around the files.
    private const long Envelope = 64 * 1024;
    private const int MostFiles = 100;

    /// <summary>Imports the files of a multipart upload. Each is put aside on the disk first: it is read only when it has come whole and is not too
    /// large.</summary>
    public static async Task<IResult> Import(HttpContext context, Importer importer, CancellationToken cancellation)
    {
        // The host's own limit is a little higher: what is over this one is still read to its end, so that its sender hears why.
        if (context.Request.ContentLength > MostBytes + Envelope)
            return TooLarge();
        var wanted = SettingsOf(context);
        var boundary = BoundaryOf(context.Request.ContentType);

        var report = new ImportReport();
        var seen = new Dictionary<(string, string), string>();
        var files = 0;
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = MostBytes };
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (section.AsFileSection() is not { } part || part.FileStream is null)
                    continue;
                if (++files > MostFiles)
                    throw new BadArgumentException("file", $"at most {MostFiles} files at once");
                var name = Path.GetFileName(part.FileName.Replace('\\', '/'));
                var format = FormatOf(context, name);
                await using var aside = Aside();
                await part.FileStream.CopyToAsync(aside, cancellation);
                aside.Position = 0;
                await importer.ImportAsync(format.ReadAsync(aside, name, cancellation), wanted, seen, report, cancellation);
            }
        }
        catch (InvalidDataException tooLarge) when (tooLarge.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            return TooLarge();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
        catch (IOException cut) when (cut is not FileNotFoundException)
        {
            throw new BadArgumentException("body", "whole multipart/form-data; it ended too early");
        }

        return files == 0 ? throw new BadArgumentException("file", "there: at least one file part of multipart/form-data") : TypedResults.Ok(ImportResult.Of(report, wanted.IsDryRun));
    }

    private static ImportSettings SettingsOf(HttpContext context)
    {
        var query = context.Request.Query;
        var language = QueryText.OneOf(query, "lang", Language.All);
        var domain = QueryText.Of(query, "domain", most: 40);
        var source = QueryText.Of(query, "source", most: 200);
        return new ImportSettings(
            language.Length > 0 ? language : Language.Korean,
            StaffKeys.NameOf(context),
            domain.Length > 0 ? domain : null,
            source.Length > 0 ? source : null,
            QueryText.OneOf(query, "dryRun", ["true", "false"]) == "true");
    }

    private static IImportFormat FormatOf(HttpContext context, string file)
    {
        var name = QueryText.OneOf(context.Request.Query, "format", [.. ImportFormats.All.Select(format => format.Name)]);
        return (name.Length > 0 ? ImportFormats.Named(name) : ImportFormats.OfFile(file))
            ?? throw new BadArgumentException("format", $"given, as '{file}' does not tell it: one of {ImportFormats.Names}");
    }

    private static string BoundaryOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary
            ? boundary
            : throw new BadArgumentException("Content-Type", "multipart/form-data with a boundary");

    private static FileStream Aside() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });

    private static ProblemHttpResult TooLarge() => Problems.Of(
        StatusCodes.Status413PayloadTooLarge, "TooLarge", $"An import may have {MostBytes / 1024 / 1024} MB. Send it in parts, or use the command 'knowledge import' on the host.", ("member", "file"), ("allowed", "at most 50 MB"));
}

/// <param name="ForReview">Stored as drafts, because staff had changed the article since the last import.</param>
/// <param name="Faults">What was skipped and why; the first thousand.</param>
public sealed record ImportResult(bool DryRun, long Added, long Changed, long Unchanged, long ForReview, long Skipped, IReadOnlyList<ImportFault> Faults)
{
    internal static ImportResult Of(ImportReport report, bool isDryRun) =>
        new(isDryRun, report.Added, report.Changed, report.Unchanged, report.ForReview, report.Skipped, report.Faults);
}
