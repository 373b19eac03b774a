namespace MetaverseSeoul.Host;

internal static class HelpText
{
    public static bool IsAskedFor(string[] args) => args.Any(word => word is "--help" or "-h" or "-?" or "help");

    public static int Print()
    {
        Console.WriteLine("""
            Metaverse Seoul: a city's conversation mesh.

              dotnet run --project src/Host                        serve at http://localhost:5080
              dotnet run --project src/Host -- --Key value …       with settings

            Settings, on the command line (--Mesh:Data /var/seoul), in the environment (Mesh__Data) or in appsettings.json:

            """);
        foreach (var setting in Settings.All.Where(setting => setting.Help.Length > 0))
        {
            Console.WriteLine($"  --{setting.Key}");
            Console.WriteLine($"      {setting.Help}{(setting.Default.Length > 0 ? $" Default: {setting.Default}." : "")}");
        }

        Console.WriteLine("""

            Operator's commands (with the same settings as the running host; it sees a change within two seconds):

              bot petition120 off "잠시 점검 중이에요." "Under maintenance."   switch a bot off, with a notice (ko, en, zh, ja)
              bot petition120 on
              banner emergency "호우 경보 …" "Heavy rain warning …"           put up a banner on every page; also: banner info …
              banner off
              callbacks                                                     list open callback requests
              callbacks done 1234-5678                                      mark one as done
              knowledge                                                     list what can be done with the articles: check, import, gaps …
              knowledge evaluate [files]                                    asks the questions of tests/Evaluation and reports how it did
              knowledge fit                                                 weighs the evidence and finds the thresholds anew (writes into src)
              knowledge measure 100000                                      building, searching and memory with so many articles
            """);
        return ExitCode.Ok;
    }
}
