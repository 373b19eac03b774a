namespace MetaverseSeoul.Mesh.Privacy;

/// <summary>A personal number that was found in what somebody wrote, before it was masked.</summary>
/// <param name="Kind">A kind of <see cref="PersonalKind"/>.</param>
/// <param name="Value">As written. Never stored or logged in the clear.</param>
public sealed record PersonalNumber(string Kind, string Value);
