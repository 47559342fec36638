using System.Xml.Linq;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>A synthesiser that takes 60 ms for each letter and tells where the words lie.</summary>
internal static class SpokenLetters
{
    private const int LetterBytes = 1920;

    public static async Task LeadAsync(SpeechPeer peer)
    {
        while (await peer.ReadAsync() is { } message)
        {
            if (message.Has("ssml"))
                await SpeakAsync(peer, message.RequestId, XDocument.Parse(message.Text).Root!.Value);
        }
    }

    /// <summary>Speaks words, or the beginning of a text, and does not tell that this is all.</summary>
    public static async Task SpeakWordsAsync(SpeechPeer peer, string id, string text)
    {
        var at = 0;
        foreach (var word in text.Split(' '))
        {
            var ticks = TimeSpan.FromMilliseconds(60).Ticks;
            await peer.SendAsync(id, "audio.metadata", $$$$"""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":{{{{at * ticks}}}},"Duration":{{{{word.Length * ticks}}}},"text":{"Text":"{{{{word}}}}"}}}]}""");
            var sound = new byte[(word.Length + 1) * LetterBytes];
            Array.Fill(sound, (byte)text.Length);
            await peer.SendSoundAsync(id, sound);
            at += word.Length + 1;
        }
    }

    private static async Task SpeakAsync(SpeechPeer peer, string id, string text)
    {
        await peer.SendAsync(id, "turn.start", "{}");
        await SpeakWordsAsync(peer, id, text);
        await peer.SendAsync(id, "turn.end", "{}");
    }
}
