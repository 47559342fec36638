using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CallCenter.Assistant.Tools;

/// <summary>
/// The types of tool arguments: records of texts, numbers and lists, the elements of which are texts or such records. Their properties are
/// named in snake_case on the wire.
/// </summary>
internal static class ArgumentTypes
{
    /// <summary>How they are written and read.</summary>
    public static JsonSerializerOptions Json { get; } = Options();

    /// <summary>What a list holds; null where the type is no list.</summary>
    public static JsonTypeInfo? ElementOf(Type type) =>
        Json.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } ? Json.GetTypeInfo(element) : null;

    /// <summary>The values of the call that a property takes; null where it takes any.</summary>
    public static ChoiceAttribute? ChoiceOf(JsonPropertyInfo? property) => Attribute<ChoiceAttribute>(property);

    /// <summary>The range of a number; null where it has none.</summary>
    public static RangeAttribute? RangeOf(JsonPropertyInfo property) => Attribute<RangeAttribute>(property);

    /// <summary>Whether a type differs from call to call in what it takes.</summary>
    public static bool HasChoices(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object
        ? type.Properties.Any(property => ChoiceOf(property) is not null || HasChoices(Json.GetTypeInfo(property.PropertyType)))
        : ElementOf(type.Type) is { } element && HasChoices(element);

    private static T? Attribute<T>(JsonPropertyInfo? property)
        where T : Attribute =>
        property?.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true) is [T attribute, ..] ? attribute : null;

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
