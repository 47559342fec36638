using CallCenter.Platform.Configuration.AppConfiguration;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// The Azure App Configuration store that feature flags come from, besides the file (<c>app_configuration</c>). Its keys are the names of
/// the flags, for example <c>vad_threshold</c>; they go before the file, and after the environment. A key that is removed there leaves the
/// value of the file.
/// </summary>
[Section("app_configuration")]
public sealed class AppConfigurationOptions : ICheckedSettings
{
    /// <summary>Address of the store, read with an Entra token; null with <see cref="ConnectionString"/>, or without a store.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Connection string of an access key, as the portal shows it; null with <see cref="Endpoint"/>, or without a store.</summary>
    /// <value><c>Endpoint=https://…;Id=…;Secret=…</c></value>
    [Secret]
    public string? ConnectionString { get; set; }

    /// <summary>Label whose values go before those without a label; null where only the latter count.</summary>
    public string? Label { get; set; }

    /// <summary>How often the store is asked whether something has changed.</summary>
    /// <value><c>ttl_sec</c>, 1 to 3,600 s, default 30 s.</value>
    [Duration("sec", 1, 3600)]
    public TimeSpan Ttl { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How the store is reached; null without one.</summary>
    public StoreAccess? Access => ConnectionString is { } text
        ? StoreAccess.Parse(text)
        : Endpoint is { } endpoint ? new StoreAccess(endpoint, Key: null) : null;

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (ConnectionString is not null && Endpoint is not null)
            report("endpoint", "expected no endpoint beside a connection_string, which has one");
        if (ConnectionString is { } text && !(StoreAccess.Parse(text) is { } store && (store.Endpoint.Scheme is "https" || PlainHttp.MayReach(store.Endpoint))))
            report("connection_string", "the value will not do, expected Endpoint=https://…;Id=…;Secret=… with a base64 secret");
    }
}
