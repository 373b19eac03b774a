using MetaverseSeoul.Mesh.Log;
using MetaverseSeoul.Mesh.Storage;
using MetaverseSeoul.Mesh.Sweeping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Bots.Callbacks;

internal static class CallbackRegistration
{
    public static IServiceCollection AddCallbacks(this IServiceCollection services)
    {
        services.AddOptions<CallbackOptions>().BindConfiguration(CallbackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddModuleDb<CallbackDb>().AddSingleton<CallbackBook>().AddSingleton<CallbacksCommand>();
        services.AddSingleton<IErasable>(provider => provider.GetRequiredService<CallbackBook>());
        // A connection is renewed now and then, so that a moved address is noticed; a hung one is given up and tried again later.
        services.AddSingleton<IOutsideHandler>(provider => new CallbackWebhook(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(10) },
            provider.GetRequiredService<IOptions<CallbackOptions>>()));
        return services;
    }
}
