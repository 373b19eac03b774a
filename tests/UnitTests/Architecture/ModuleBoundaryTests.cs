using System.Reflection;
using MetaverseSeoul.Bots;
using MetaverseSeoul.Gateway;
using MetaverseSeoul.Knowledge;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.WorldBridge;

namespace MetaverseSeoul.UnitTests.Architecture;

public sealed class ModuleBoundaryTests
{
    private const string Prefix = "MetaverseSeoul.";

    public static TheoryData<Type> Modules => [typeof(KnowledgeModule), typeof(BotsModule), typeof(GatewayModule), typeof(WorldBridgeModule)];

    [Theory, MemberData(nameof(Modules))]
    public void A_module_knows_only_the_mesh(Type module) => Assert.Equal(["MetaverseSeoul.Mesh"], OurReferences(module.Assembly));

    [Fact]
    public void The_mesh_knows_no_module() => Assert.Empty(OurReferences(typeof(MeshModule).Assembly));

    private static List<string> OurReferences(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))];
}
