using System.Globalization;
using System.Security;
using System.Xml;
using CallCenter.Contracts.Conversation;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Writes what a synthesiser is to speak: Speech Synthesis Markup Language 1.0 with Azure's styles.</summary>
internal static class Ssml
{
    /// <summary>The markup of a passage; its text is escaped, so that nothing in it is taken for markup.</summary>
    public static string Of(Passage passage)
    {
        var utterance = passage.Utterance;
        var words = SecurityElement.Escape(string.Concat(passage.Text.Where(XmlConvert.IsXmlChar)));
        if (Math.Abs(utterance.Rate - 1) > 0.001)
            words = $"<prosody rate='{utterance.Rate.ToString("0.##", CultureInfo.InvariantCulture)}'>{words}</prosody>";
        if (StyleName(utterance.Style) is { } style)
            words = $"<mstts:express-as style='{style}'>{words}</mstts:express-as>";
        return "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xmlns:mstts='http://www.w3.org/2001/mstts' "
            + $"xml:lang='{SecurityElement.Escape(utterance.Language.ShortCode)}'>"
            + $"<voice name='{SecurityElement.Escape(utterance.Language.Voice)}'>{words}</voice></speak>";
    }

    private static string? StyleName(Style style) => style switch
    {
        Style.Cheerful => "cheerful",
        Style.Sad => "sad",
        _ => null,
    };
}
