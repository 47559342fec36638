namespace CallCenter.Simulator.AppConfiguration;

/// <summary>Registers the simulated App Configuration store.</summary>
internal static class AppConfigurationRegistration
{
    public static IServiceCollection AddAppConfiguration(this IServiceCollection services) => services
        .AddSingleton<SettingStore>()
        .AddSingleton<StoreFrontDoor>()
        .AddSingleton<SettingEndpoints>();

    public static IEndpointRouteBuilder MapAppConfiguration(this IEndpointRouteBuilder app)
    {
        app.ServiceProvider.GetRequiredService<SettingEndpoints>().Map(app);

        // For people, who have no signature at hand.
        app.MapGet("/simulator/settings", (SettingStore store) => Results.Json(
            store.List(SettingFilter.Parse("*")!, SettingFilter.Parse("*")!).Select(setting => new { key = setting.Key, label = setting.Label, value = setting.Value })));
        app.MapPut("/simulator/settings/{key}", (string key, string? label, NewValue setting, SettingStore store) =>
        {
            store.Set(key, label, setting.Value, "", _ => true);
            return Results.NoContent();
        });
        app.MapDelete("/simulator/settings/{key}", (string key, string? label, SettingStore store) =>
            store.Remove(key, label) is null ? Results.NotFound() : Results.NoContent());
        return app;
    }

    private sealed record NewValue(string Value);
}
