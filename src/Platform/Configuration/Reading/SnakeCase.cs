using System.Reflection;
using System.Text.Json;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Names of settings as they are written in the configuration.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<DurationAttribute>() is { } duration
            ? $"{Of(property.Name)}_{duration.Unit}"
            : Of(property.Name);
}
