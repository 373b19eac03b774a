namespace MetaverseSeoul.Mesh.Modules;

public static class Roles
{
    /// <param name="text">As in <c>Mesh:Roles</c>: names separated by commas, upper or lower case; empty means all.</param>
    /// <exception cref="FormatException">A name is not a role; the message lists those that are.</exception>
    public static Role Parse(string? text)
    {
        var roles = Role.None;
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            roles |= name.ToLowerInvariant() switch
            {
                "gateway" => Role.Gateway,
                "bots" => Role.Bots,
                "world" => Role.World,
                _ => throw new FormatException($"Mesh:Roles has '{name}'. A role is one of: gateway, bots, world."),
            };
        }

        return roles == Role.None ? Role.All : roles;
    }
}
