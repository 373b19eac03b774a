using System.Diagnostics;

namespace MetaverseSeoul.Benchmarks.Targets;

/// <summary>The npm packages of <c>tests/Benchmarks/peers</c>, at the versions of its lock file.</summary>
internal static class PeerPackages
{
    private static bool isInstalled;

    public static void Install(Workplace place)
    {
        if (isInstalled)
            return;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = place.Peers })!;
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed in {place.Peers}");
        isInstalled = true;
    }
}
