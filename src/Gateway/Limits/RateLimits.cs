using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Limits;

/// <summary>What one token and one address may do. A flood is told to wait; everybody else does not notice.</summary>
public sealed class RateLimits(IOptions<GatewayOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> messagesOfToken = Buckets(options.Value.Limits.MessagesPerToken, options.Value.Limits.MessageBurstPerToken);
    private readonly PartitionedRateLimiter<string> messagesOfAddress = Buckets(options.Value.Limits.MessagesPerAddress, options.Value.Limits.MessageBurstPerAddress);
    private readonly PartitionedRateLimiter<string> pollsOfToken = Buckets(options.Value.Limits.PollsPerToken, options.Value.Limits.PollBurstPerToken);
    private readonly PartitionedRateLimiter<string> tokensOfAddress = Buckets(options.Value.Limits.TokensPerAddress, options.Value.Limits.TokenBurstPerAddress);

    /// <param name="caller">The token's conversation and user.</param>
    public bool MayPost(string caller, string address) => Take(messagesOfToken, caller) && Take(messagesOfAddress, address);

    public bool MayPoll(string caller) => Take(pollsOfToken, caller);

    public bool MayHaveToken(string address) => Take(tokensOfAddress, address);

    public void Dispose()
    {
        messagesOfToken.Dispose();
        messagesOfAddress.Dispose();
        pollsOfToken.Dispose();
        tokensOfAddress.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Buckets(double perSecond, int burst) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, (int)perSecond),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, (int)perSecond) / perSecond),
            QueueLimit = 0,
        }));
}
