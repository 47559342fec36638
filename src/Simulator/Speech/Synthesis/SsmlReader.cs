using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>
/// Reads SSML. Breaks become pauses and <c>sub</c> its alias; rate, pitch, volume and style are read and checked but change nothing:
/// modem speech has one speed and one voice.
/// </summary>
internal sealed class SsmlReader
{
    private const string Xml = "http://www.w3.org/XML/1998/namespace";
    private readonly List<ScriptPiece> _pieces = [];
    private readonly StringBuilder _text = new();
    private string? _voice;
    private string? _style;

    /// <exception cref="SsmlException">Not well-formed, no language, no voice, unknown voice, text outside a voice, unusable attribute.</exception>
    public static Script Read(string ssml)
    {
        var root = Parse(ssml);
        if (root.Name.LocalName is not "speak")
            throw new SsmlException("The root element must be 'speak'.");

        var reader = new SsmlReader();
        var language = (string?)root.Attribute(XName.Get("lang", Xml)) ?? throw new SsmlException("The attribute 'xml:lang' of 'speak' is missing.");
        reader.Inside(root, hasVoice: false);
        reader.EndText();
        return new Script(language, reader._voice ?? throw new SsmlException("A 'voice' element is missing."), reader._style, reader._pieces);
    }

    private static XElement Parse(string ssml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(ssml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new SsmlException($"The SSML is not well-formed: {e.Message}");
        }
    }

    private void Inside(XElement parent, bool hasVoice)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText text)
                Say(text.Value, hasVoice);
            else if (node is XElement element)
                Element(element, hasVoice);
        }
    }

    private void Element(XElement element, bool hasVoice)
    {
        switch (element.Name.LocalName)
        {
            case "voice":
                TakeVoice((string?)element.Attribute("name"));
                Inside(element, hasVoice: true);
                break;
            case "break":
                Pause(Breaks.LengthOf((string?)element.Attribute("time"), (string?)element.Attribute("strength")));
                break;
            case "silence":
                Pause(Breaks.LengthOf((string?)element.Attribute("value"), strength: null));
                break;
            case "sub":
                Say((string?)element.Attribute("alias") ?? element.Value, hasVoice);
                break;
            case "express-as":
                _style ??= (string?)element.Attribute("style");
                Inside(element, hasVoice);
                break;
            case "prosody":
                CheckRate((string?)element.Attribute("rate"));
                Inside(element, hasVoice);
                break;
            case "p" or "s":
                _text.Append(' ');
                Inside(element, hasVoice);
                _text.Append(' ');
                break;
            default:
                Inside(element, hasVoice);
                break;
        }
    }

    private void TakeVoice(string? name)
    {
        if (name is null || !Voices.Exists(name))
            throw new SsmlException($"Unsupported voice {name}.");
        _voice ??= name;
    }

    private void Say(string text, bool hasVoice)
    {
        if (!hasVoice && !string.IsNullOrWhiteSpace(text))
            throw new SsmlException("Text must be inside a 'voice' element.");
        _text.Append(text);
    }

    private void Pause(TimeSpan length)
    {
        EndText();
        _pieces.Add(new ScriptPiece("", length));
    }

    private void EndText()
    {
        var text = string.Join(' ', _text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _text.Clear();
        if (text.Length > 0)
            _pieces.Add(new ScriptPiece(text, TimeSpan.Zero));
    }

    // A word (x-slow … x-fast, default), a factor (1.25), a relative percentage (+10%).
    private static void CheckRate(string? rate)
    {
        var known = rate is null or "x-slow" or "slow" or "medium" or "fast" or "x-fast" or "default";
        if (!known && !double.TryParse(rate!.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw new SsmlException($"The prosody rate '{rate}' is invalid.");
    }
}
