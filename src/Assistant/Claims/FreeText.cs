namespace CallCenter.Assistant.Claims;

/// <summary>A value of type <c>text</c>.</summary>
internal static class FreeText
{
    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int Longest = 1000;

    /// <summary>Trims the text and joins its lines; refuses an empty or overlong one.</summary>
    public static FieldValue Read(string value)
    {
        var text = string.Join(' ', value.Split([' ', '\t', '\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length == 0 || string.Equals(text, "null", StringComparison.OrdinalIgnoreCase))
            return FieldValue.Refused("it is empty; leave the field out until the caller has told it");
        return text.Length > Longest
            ? FieldValue.Refused($"it is longer than {Longest} characters; sum it up")
            : FieldValue.Accepted(text);
    }
}
