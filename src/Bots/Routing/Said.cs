using MetaverseSeoul.Mesh.Activities;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>One thing the citizen said or asked.</summary>
/// <param name="Text">Without greeting and swearing.</param>
/// <param name="Activities">The messages it stands in, reduced to it.</param>
internal sealed record Said(string Text, string Language, IReadOnlyList<Activity> Activities);
