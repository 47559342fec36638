using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Turns;

/// <summary>The times that turn taking goes by, all of them counted in the sound of the call.</summary>
internal sealed record TurnSettings
{
    /// <summary>Silence of the caller that ends their turn.</summary>
    public TimeSpan EndOfTurnSilence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Silence after which words that do not change any more are worth beginning an answer for.</summary>
    public TimeSpan StableWords { get; init; } = TimeSpan.FromMilliseconds(120);

    /// <summary>How long the final text is awaited once the recogniser has heard the end of the turn.</summary>
    public TimeSpan FinalText { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long words are awaited where the recogniser has heard none.</summary>
    public TimeSpan RecognizerLag { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long the rest is awaited of words whose beginning is there: as long as another recogniser takes to stand in for one that fell
    /// silent, and to catch up. Half a sentence would be written down wrong, so after that it is asked for again.
    /// </summary>
    public TimeSpan RestOfWords { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Speech of the caller that stops the assistant.</summary>
    public TimeSpan BargeIn { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Wait for an answer after which the caller is asked for patience.</summary>
    public TimeSpan SoftAnswer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait for an answer after which it is given up.</summary>
    public TimeSpan HardAnswer { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Silence of both parties after which the caller is asked whether they are there.</summary>
    public TimeSpan PhoneSilence { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the caller is asked before the call ends.</summary>
    public int SilenceWarnings { get; init; } = 3;

    /// <summary>Pause after a key that ends a keyed answer.</summary>
    public TimeSpan BetweenKeys { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The settings that the feature flags ask for.</summary>
    public static TurnSettings From(FeatureFlags flags) => new()
    {
        EndOfTurnSilence = flags.VadSilenceTimeout,
        FinalText = flags.RecognitionSttCompleteTimeout,
        BargeIn = flags.VadCutoffTimeout,
        SoftAnswer = flags.AnswerSoftTimeout,
        HardAnswer = flags.AnswerHardTimeout,
        PhoneSilence = flags.PhoneSilenceTimeout,
        SilenceWarnings = flags.RecognitionRetryMax,
    };
}
