using System.Buffers;

namespace CallCenter.NotificationWorker.Sms;

/// <summary>
/// How many messages networks make of a text (3GPP TS 23.038 and 23.040): one of 160 characters in the alphabet of seven bits, or of 70 UTF-16
/// units in any other; where that is not enough, parts of 153 or 67, since each says which part of what it is.
/// </summary>
internal static class SmsParts
{
    private const int Septets = 160;
    private const int SeptetsOfPart = 153;
    private const int Units = 70;
    private const int UnitsOfPart = 67;

    // TS 23.038, 6.2.1, without the escape; of its extension, 6.2.1.1, each takes two septets.
    private static readonly SearchValues<char> Alphabet = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€\f");

    private static readonly SearchValues<char> Extension = SearchValues.Create("^{}\\[~]|€\f");

    /// <summary>The number of messages, at least one.</summary>
    public static int Of(string text) => text.AsSpan().ContainsAnyExcept(Alphabet)
        ? Count(text, Units, UnitsOfPart, static (words, index) => char.IsSurrogatePair(words, index) ? (1, 2) : (0, 1))
        : Count(text, Septets, SeptetsOfPart, static (words, index) => (0, Extension.Contains(words[index]) ? 2 : 1));

    // No character is cut in two, so a part may have room that nothing fits into.
    private static int Count(string text, int whole, int part, Func<string, int, (int Further, int Size)> at)
    {
        var (parts, total, used) = (1, 0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            var (further, size) = at(text, index);
            index += further;
            total += size;
            if (used + size > part)
                (parts, used) = (parts + 1, 0);
            used += size;
        }

        return total <= whole ? 1 : parts;
    }
}
