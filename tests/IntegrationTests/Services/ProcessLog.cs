using System.Collections.Concurrent;
using System.Diagnostics;

namespace MetaverseSeoul.IntegrationTests.Services;

/// <summary>Keeps the last lines that a process wrote. Reading them all also keeps the process from blocking on a full pipe.</summary>
internal sealed class ProcessLog
{
    private const int Kept = 400;
    private readonly ConcurrentQueue<string> lines = new();
    private volatile bool isListening;

    /// <summary>The process started last has said that it listens.</summary>
    public bool IsListening => isListening;

    public Process Start(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        Add($"$ {info.FileName} {string.Join(' ', info.ArgumentList)}");
        var process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        isListening = false;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public override string ToString() => string.Join('\n', lines);

    private void Add(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        isListening |= line.Contains("Now listening on: ", StringComparison.Ordinal);
        while (lines.Count > Kept)
            lines.TryDequeue(out _);
    }
}
