using System.Xml;
using System.Xml.Linq;
using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>Turns play sources into sound: texts are spoken as modem speech, files are fetched.</summary>
internal sealed class PromptLoader(IHttpClientFactory clients)
{
    /// <summary>Name of the HTTP client that prompt files are fetched with.</summary>
    public const string HttpClientName = "acs-prompts";

    private const int LargestFile = 32 << 20;

    /// <summary>All sources in order. Without <paramref name="hasSpeechService"/> texts fail, as on a call that has no cognitive services endpoint.</summary>
    public async Task<LoadedPrompt> LoadAsync(IReadOnlyList<PlaySource> sources, int sampleRate, bool hasSpeechService)
    {
        var samples = new List<short>();
        for (var i = 0; i < sources.Count; i++)
        {
            var (piece, failure) = sources[i] switch
            {
                { Kind: PlaySourceKind.File } file => await FetchAsync(file.Content, sampleRate),
                _ when !hasSpeechService => (null, ResultInformation.SpeechServiceFailed),
                { Kind: PlaySourceKind.Text } text => (ModemEncoder.Encode(text.Content, sampleRate), null),
                var ssml => Speak(ssml.Content, sampleRate),
            };
            if (piece is null)
                return new LoadedPrompt([], failure, i);
            samples.AddRange(piece);
        }

        return new LoadedPrompt([.. samples]);
    }

    private static (short[]? Samples, ResultInformation? Failure) Speak(string ssml, int sampleRate)
    {
        try
        {
            var words = XDocument.Parse(ssml).Root!.DescendantNodes().OfType<XText>().Select(t => t.Value);
            var text = string.Join(' ', string.Join(' ', words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return (text.Length == 0 ? [] : ModemEncoder.Encode(text, sampleRate), null);
        }
        catch (XmlException)
        {
            return (null, ResultInformation.SpeechServiceFailed);
        }
    }

    private async Task<(short[]? Samples, ResultInformation? Failure)> FetchAsync(string address, int sampleRate)
    {
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            client.MaxResponseContentBufferSize = LargestFile;
            var samples = WavFile.Read(await client.GetByteArrayAsync(new Uri(address)), sampleRate);
            return (samples, samples is null ? ResultInformation.InvalidFile : null);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (null, ResultInformation.FileNotDownloaded);
        }
    }
}
