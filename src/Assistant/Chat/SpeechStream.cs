using CallCenter.Assistant.Text;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Chat;

/// <summary>Turns the letters of one model message into sentences to be spoken.</summary>
/// <param name="spoken">The words of the same message that were spoken before the connection was lost; empty at first.</param>
/// <param name="initial">The style that they were spoken in.</param>
internal sealed class SpeechStream(string spoken, Style initial)
{
    private readonly RepeatGuard repeats = new(spoken);
    private readonly StyleExtraction styles = new(initial);
    private readonly SentenceSplitter splitter = new();
    private Style style = initial;

    /// <summary>Reads the next letters and returns the sentences that are complete by now.</summary>
    public IReadOnlyList<AssistantSentence> Push(string letters) => Read(styles.Push(letters));

    /// <summary>Ends the message and returns the rest.</summary>
    public IReadOnlyList<AssistantSentence> Flush() =>
        [.. Read(styles.Flush()), .. Sentences(splitter.Flush())];

    private List<AssistantSentence> Read(IReadOnlyList<StyledPiece> pieces)
    {
        var sentences = new List<AssistantSentence>();
        foreach (var piece in pieces)
        {
            // A new style begins a new sentence.
            if (piece.Style != style)
                sentences.AddRange(Sentences(splitter.Flush()));
            style = piece.Style;
            sentences.AddRange(Sentences(splitter.Push(repeats.Push(piece.Text))));
        }

        return sentences;
    }

    private IEnumerable<AssistantSentence> Sentences(IReadOnlyList<string> texts) => texts
        .Select(SpokenText.Clean)
        .Where(text => text.Length > 0)
        .Select(text => new AssistantSentence(text, style));
}
