using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// Makes any text one that every store takes: PostgreSQL has no NUL in its texts, and half a surrogate pair is no UTF-8. Both come from
/// outside, in what a model or a telephone service says, and must not keep a call from being stored. They become U+FFFD.
/// </summary>
internal sealed class StorableTextConverter() : ValueConverter<string, string>(text => Storable(text), text => text)
{
    public static string Storable(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return storable.ToString();
    }
}
