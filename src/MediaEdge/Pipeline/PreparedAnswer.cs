using CallCenter.Assistant.Chat;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>An answer to words that may turn out to be a turn, and what came out of it so far.</summary>
/// <param name="number">Number of the answer.</param>
/// <param name="words">What it answers.</param>
/// <param name="cancellation">Gives it up.</param>
internal sealed class PreparedAnswer(int number, string words, CancellationTokenSource cancellation)
{
    /// <summary>Number of the answer.</summary>
    public int Number => number;

    /// <summary>Gives it up; belongs to whoever adopts the answer.</summary>
    public CancellationTokenSource Cancellation => cancellation;

    /// <summary>What came out of it.</summary>
    public List<CallEvent> Outputs { get; } = [];

    /// <summary>Whether it answers these words, whatever their punctuation. One that a provider failed answers nothing: another try may go better.</summary>
    public bool Answers(string said) =>
        Letters(said).SequenceEqual(Letters(words)) && !Outputs.Exists(happened => happened.Subject is AnswerFailed { Kind: AnswerFailure.ProviderFailed });

    /// <summary>Gives it up.</summary>
    public void Cancel()
    {
        cancellation.Cancel();
        cancellation.Dispose();
    }

    private static IEnumerable<char> Letters(string text) => text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant);
}
