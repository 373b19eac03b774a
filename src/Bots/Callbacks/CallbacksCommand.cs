using MetaverseSeoul.Mesh.Privacy;

namespace MetaverseSeoul.Bots.Callbacks;

/// <summary>The operator's command: <c>callbacks</c> lists who is to be called, <c>callbacks done 1234-5678</c> closes one.</summary>
public sealed class CallbacksCommand(CallbackBook book, PersonalVault vault, TimeProvider time)
{
    public const string Name = "callbacks";

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What follows <c>callbacks</c>.</param>
    /// <returns>The exit code of the process: 0 done, 1 no such callback, 2 not understood.</returns>
    public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation) => arguments switch
    {
        [] => ListAsync(output, cancellation),
        ["done", var receipt] => DoneAsync(receipt, output, cancellation),
        _ => Usage(output),
    };

    private async Task<int> ListAsync(TextWriter output, CancellationToken cancellation)
    {
        var open = await book.ListOpenAsync(cancellation);
        if (open.Count == 0)
        {
            await output.WriteLineAsync("No open callbacks.");
            return 0;
        }

        await output.WriteLineAsync("receipt    waiting  desk      lang  number           topic");
        foreach (var callback in open)
        {
            var number = await vault.OpenAsync(callback.PersonalReference, cancellation) ?? "(expired)";
            await output.WriteLineAsync(
                $"{Receipt.Written(callback.Receipt)}  {Waiting(callback),-7}  {callback.Desk,-8}  {callback.Language,-4}  {number,-15}  {OneLine(callback.Topic)}");
        }

        return 0;
    }

    private async Task<int> DoneAsync(string text, TextWriter output, CancellationToken cancellation)
    {
        var closed = Receipt.Parse(text) is { } receipt && await book.CloseAsync(receipt, cancellation);
        await output.WriteLineAsync(closed ? $"{text} is done." : $"There is no open callback {text}.");
        return closed ? 0 : 1;
    }

    private static async Task<int> Usage(TextWriter output)
    {
        await output.WriteLineAsync("callbacks                   lists the open callbacks\ncallbacks done 1234-5678    closes one");
        return 2;
    }

    private string Waiting(Callback callback)
    {
        var waited = time.GetUtcNow() - callback.CreatedAt;
        return waited.TotalHours < 1 ? $"{(int)waited.TotalMinutes} min" : waited.TotalDays < 1 ? $"{(int)waited.TotalHours} h" : $"{(int)waited.TotalDays} d";
    }

    // A citizen's text in a terminal: no line breaks, no control sequences.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
