using CallCenter.Simulator.Speech.Synthesis;

namespace CallCenter.Simulator.Tests.Speech;

public sealed class SsmlReaderTests
{
    [Fact]
    public void Text_pauses_style_and_voice_are_read()
    {
        var script = SsmlReader.Read("""
            <speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xmlns:mstts='http://www.w3.org/2001/mstts' xml:lang='fr-FR'>
              <voice name='fr-FR-DeniseNeural'><lexicon uri='https://example.org/l.xml'/>
                <mstts:express-as style='cheerful'><prosody rate='0.95'>Bonjour &amp; bienvenue,
                  <sub alias='docteur'>Dr</sub> Martin.</prosody><break time='250ms'/>Ça va&#160;?</mstts:express-as>
              </voice>
            </speak>
            """);
        script.Language.ShouldBe("fr-FR");
        script.Voice.ShouldBe("fr-FR-DeniseNeural");
        script.Style.ShouldBe("cheerful");
        script.Pieces.ShouldBe([
            new ScriptPiece("Bonjour & bienvenue, docteur Martin.", TimeSpan.Zero),
            new ScriptPiece("", TimeSpan.FromMilliseconds(250)),
            new ScriptPiece("Ça va ?", TimeSpan.Zero),
        ]);
    }

    [Theory]
    [InlineData("hello", "well-formed")]
    [InlineData("<p xml:lang='en-US'/>", "speak")]
    [InlineData("<speak><voice name='en-US-AvaNeural'>x</voice></speak>", "xml:lang")]
    [InlineData("<speak xml:lang='en-US'/>", "voice")]
    [InlineData("<speak xml:lang='en-US'>x</speak>", "inside")]
    [InlineData("<speak xml:lang='en-US'><voice name='xx-XX-FooNeural'>x</voice></speak>", "Unsupported voice xx-XX-FooNeural.")]
    [InlineData("<speak xml:lang='en-US'><voice>x</voice></speak>", "Unsupported voice")]
    [InlineData("<speak xml:lang='en-US'><voice name='en-US-AvaNeural'><break time='soon'/></voice></speak>", "soon")]
    [InlineData("<speak xml:lang='en-US'><voice name='en-US-AvaNeural'><prosody rate='warp'>x</prosody></voice></speak>", "warp")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><speak xml:lang='en-US'><voice name='en-US-AvaNeural'>&b;</voice></speak>", "well-formed")]
    public void What_cannot_be_spoken_is_refused_with_the_reason(string ssml, string reason) =>
        Should.Throw<SsmlException>(() => SsmlReader.Read(ssml)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("raw-8khz-16bit-mono-pcm", 8000, false)]
    [InlineData("raw-16khz-16bit-mono-pcm", 16000, false)]
    [InlineData("riff-24khz-16bit-mono-pcm", 24000, true)]
    public void Formats_are_known_by_name(string name, int rate, bool header) => OutputFormat.Parse(name).ShouldBe(new OutputFormat(rate, header));

    [Theory]
    [InlineData("audio-16khz-32kbitrate-mono-mp3")]
    [InlineData("raw-11khz-16bit-mono-pcm")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_formats_are_not_on_offer(string? name) => OutputFormat.Parse(name).ShouldBeNull();
}
