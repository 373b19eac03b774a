using System.Diagnostics;

namespace MetaverseSeoul.IntegrationTests.Clients;

/// <summary>Waits for conditions. The patience only ends a test that has failed already.</summary>
internal static class Wait
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancellation, TimeSpan? patience = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > (patience ?? Patience))
                throw new TimeoutException($"Waited in vain until {what}.");
            await Task.Delay(50, cancellation);
        }
    }
}
