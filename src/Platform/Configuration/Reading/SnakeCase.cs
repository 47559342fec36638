using System.Reflection;
using System.Text.Json;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Names of settings as they are written in the configuration.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static string KeyOf(PropertyInfo property)
    {
        var name = Of(property);
        return property.GetCustomAttribute<DurationAttribute>() is { } duration ? $"{name}_{duration.Unit}" : name;
    }

    public static string ChoiceOf(Type type, string name) => Of(type.GetField(name)!);

    private static string Of(MemberInfo member) => member.GetCustomAttribute<WrittenAttribute>()?.Name ?? Of(member.Name);
}
