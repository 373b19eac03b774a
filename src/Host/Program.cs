using MetaverseSeoul.Bots;
using MetaverseSeoul.Gateway;
using MetaverseSeoul.Host;
using MetaverseSeoul.Host.Commands;
using MetaverseSeoul.Knowledge;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Modules;
using MetaverseSeoul.WorldBridge;

if (HelpText.IsAskedFor(args))
    return HelpText.Print();

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = CommandLine.OptionsOf(args),
    // Settings and the built pages lie beside the program, wherever it is started from.
    ContentRootPath = AppContext.BaseDirectory,
});
builder.AddHostDefaults();
if (Settings.Refuse(args, builder.Configuration))
    return ExitCode.BadSettings;

var roles = Roles.Parse(builder.Configuration["Mesh:Roles"]);
IModule[] modules =
[
    new MeshModule(roles),
    new KnowledgeModule(roles),
    new BotsModule(),
    new GatewayModule(),
    new WorldBridgeModule(),
];
builder.AddModules(modules, roles);
builder.AddTelemetry();
builder.AddPages();

var app = builder.Build();
if (!await app.PrepareAsync())
    return ExitCode.BadSettings;
if (CommandLine.CommandOf(args) is { } command)
    return await OperatorCommands.RunAsync(command, app.Services);

app.UsePages(roles);
app.MapModules(modules, roles);
app.MapHealth();
return await app.ServeAsync();
