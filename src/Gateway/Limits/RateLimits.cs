using MetaverseSeoul.Mesh.Limits;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Gateway.Limits;

/// <summary>What one token and one address may do. A flood is told to wait; everybody else does not notice.</summary>
public sealed class RateLimits(IOptions<GatewayOptions> options, TimeProvider time)
{
    private readonly TokenBuckets messagesOfToken = new(options.Value.Limits.MessagesPerToken, options.Value.Limits.MessageBurstPerToken, time);
    private readonly TokenBuckets messagesOfAddress = new(options.Value.Limits.MessagesPerAddress, options.Value.Limits.MessageBurstPerAddress, time);
    private readonly TokenBuckets pollsOfToken = new(options.Value.Limits.PollsPerToken, options.Value.Limits.PollBurstPerToken, time);
    private readonly TokenBuckets tokensOfAddress = new(options.Value.Limits.TokensPerAddress, options.Value.Limits.TokenBurstPerAddress, time);

    /// <param name="caller">The token's conversation and user.</param>
    public bool MayPost(string caller, string address) => messagesOfToken.TryTake(caller) && messagesOfAddress.TryTake(address);

    public bool MayPoll(string caller) => pollsOfToken.TryTake(caller);

    public bool MayHaveToken(string address) => tokensOfAddress.TryTake(address);
}
