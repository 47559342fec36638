using CallCenter.Testing;

namespace CallCenter.CallSaga.Tests;

/// <summary>A complete configuration, as a host would read it.</summary>
internal static class Settings
{
    /// <inheritdoc cref="LeastSettings.AccessKey"/>
    public const string AccessKey = LeastSettings.AccessKey;

    public static Dictionary<string, string?> Complete(string dataFolder, string telephony = "http://127.0.0.1:1") => new(LeastSettings.Create(), StringComparer.OrdinalIgnoreCase)
    {
        ["CALLCENTER_DATA"] = dataFolder,
        ["communication_services:endpoint"] = telephony,
        ["communication_services:recording_container_url"] = "https://acct.blob.example/rec",
        ["cognitive_service:endpoint"] = "https://cog.example/",
    };
}
