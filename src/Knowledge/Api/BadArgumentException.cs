namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Something in a request that cannot be used.</summary>
/// <param name="member">The parameter or member, as its sender wrote it.</param>
/// <param name="allowed">What may stand there, for people.</param>
internal sealed class BadArgumentException(string member, string allowed) : Exception($"'{member}' must be {allowed}.")
{
    public string Member { get; } = member;

    public string Allowed { get; } = allowed;
}
