namespace MetaverseSeoul.Mesh.Modules;

/// <summary>What a host process does; several by default, any one alone when scaled out.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Channels, pages and sockets: takes in what citizens say, delivers what is on the log.</summary>
    Gateway = 1,

    /// <summary>Runs the agents' turns.</summary>
    Bots = 2,

    /// <summary>Owns rooms of the 3D world.</summary>
    World = 4,

    All = Gateway | Bots | World,
}
