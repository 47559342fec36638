using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.Contracts.Calls;

/// <summary>Writes a phone number as its E.164 string.</summary>
public sealed class PhoneNumberJsonConverter : JsonConverter<PhoneNumber>
{
    /// <inheritdoc/>
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PhoneNumber.TryParse(reader.GetString(), out var number)
            ? number
            : throw new JsonException("expected an E.164 number such as +33612345678");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
