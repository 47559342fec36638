using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CallCenter.Contracts.Calls;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Reads one value of the configuration as the type of its setting and says in words what would have been right.</summary>
internal static class SettingValue
{
    public static bool TryRead(string? text, PropertyInfo property, Type type, out object? value, out string expected)
    {
        expected = Expectation(property, type);
        value = text is null ? null : Parse(text.Trim(), property, Nullable.GetUnderlyingType(type) ?? type);
        return value is not null;
    }

    public static string Expectation(PropertyInfo property) => Expectation(property, property.PropertyType);

    private static string Expectation(PropertyInfo property, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (property.GetCustomAttribute<Base64StringAttribute>() is not null)
            return "base64 text";
        if (property.GetCustomAttribute<DurationAttribute>() is { } duration)
            return string.Create(CultureInfo.InvariantCulture, $"a number from {duration.Min} to {duration.Max}");
        var range = property.GetCustomAttribute<RangeAttribute>() is { } limits
            ? string.Create(CultureInfo.InvariantCulture, $" from {limits.Minimum} to {limits.Maximum}")
            : "";
        return type switch
        {
            _ when type == typeof(Uri) => "an absolute URL such as https://example.com",
            _ when type == typeof(PhoneNumber) => "an E.164 number such as +33612345678",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => "a whole number" + range,
            _ when type == typeof(double) => "a number" + range,
            _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type).Select(name => SnakeCase.ChoiceOf(type, name))),
            _ when type == typeof(string) => property.GetCustomAttribute<MaxLengthAttribute>() is { } longest
                ? string.Create(CultureInfo.InvariantCulture, $"text of {longest.Length} characters at most")
                : "text",
            _ => "keys below it",
        };
    }

    private static object? Parse(string text, PropertyInfo property, Type type) => type switch
    {
        _ when property.GetCustomAttribute<DurationAttribute>() is { } duration =>
            Number(text) is { } units && units >= duration.Min && units <= duration.Max ? duration.Of(units) : null,
        _ when type == typeof(string) => IsText(text, property) ? text : null,
        _ when type == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile && uri.Host.Length > 0 ? uri : null,
        _ when type == typeof(PhoneNumber) => PhoneNumber.TryParse(text, out var number) ? number : null,
        _ when type == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
        _ when type == typeof(int) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && InRange(whole, property) ? whole : null,
        _ when type == typeof(double) => Number(text) is { } real && InRange(real, property) ? real : null,
        _ when type.IsEnum => Array.Find(Enum.GetNames(type), name => string.Equals(SnakeCase.ChoiceOf(type, name), text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null,
        _ => throw new NotSupportedException($"settings of type {type} cannot be read"),
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static bool InRange(object number, PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>()?.IsValid(number) ?? true;

    private static bool IsText(string text, PropertyInfo property) =>
        text.Length > 0
        && (property.GetCustomAttribute<Base64StringAttribute>()?.IsValid(text) ?? true)
        && (property.GetCustomAttribute<MaxLengthAttribute>()?.IsValid(text) ?? true);
}
