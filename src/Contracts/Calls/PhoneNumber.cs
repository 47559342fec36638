using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CallCenter.Contracts.Calls;

/// <summary>
/// A telephone number in E.164 form: <c>+</c>, then 7 to 15 digits, the first of them not zero (ITU-T E.164 §6).
/// </summary>
[JsonConverter(typeof(PhoneNumberJsonConverter))]
public readonly record struct PhoneNumber
{
    private readonly string? value;

    private PhoneNumber(string value) => this.value = value;

    /// <summary>The number with its leading plus, for example <c>+33612345678</c>; empty for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>Reads an E.164 number.</summary>
    /// <exception cref="FormatException">The text is not an E.164 number.</exception>
    public static PhoneNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("expected an E.164 number such as +33612345678");

    /// <summary>Reads an E.164 number; false where the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber number)
    {
        number = default;
        if (text is not { Length: >= 8 and <= 16 } || text[0] != '+' || text[1] == '0' || text.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            return false;
        number = new PhoneNumber(text);
        return true;
    }

    /// <summary>The number with all but its last two digits hidden, fit for logs.</summary>
    public string Masked => Value.Length < 3 ? "" : string.Concat("+…", Value.AsSpan(Value.Length - 2));

    /// <summary>The number in E.164 form.</summary>
    public override string ToString() => Value;
}
