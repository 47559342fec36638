using System.Text.Json;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>What a request's <c>synthesis.context</c> asks for.</summary>
/// <param name="Format">Of the sound.</param>
/// <param name="Words">Report words.</param>
/// <param name="Punctuation">Report punctuation.</param>
/// <param name="SessionEnd">Report the total length.</param>
internal sealed record SynthesisSettings(OutputFormat Format, bool Words, bool Punctuation, bool SessionEnd)
{
    /// <summary>What a client gets that sends no context.</summary>
    public static SynthesisSettings Default { get; } = new(new OutputFormat(16000, WithHeader: false), Words: false, Punctuation: false, SessionEnd: true);

    /// <exception cref="SpeechProtocolException">A format that is not offered.</exception>
    public static SynthesisSettings From(JsonElement context)
    {
        var audio = context.At("synthesis", "audio");
        var name = audio?.At("outputFormat").Text();
        var format = name is null ? Default.Format : OutputFormat.Parse(name);
        var options = audio?.At("metadataOptions");
        return new SynthesisSettings(
            format ?? throw new SpeechProtocolException($"Unsupported output format {name}."),
            options?.At("wordBoundaryEnabled").IsTrue() == true,
            options?.At("punctuationBoundaryEnabled").IsTrue() == true,
            options?.At("sessionEndEnabled").IsTrue() != false);
    }
}
