using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Configuration.Variants;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// Behaviour that can be changed while calls are running (<c>features</c>). Inject <c>IOptionsMonitor&lt;FeatureFlags&gt;</c> and
/// read its current value at each use; a changed file is effective within seconds. A change out of range is refused with a warning.
/// A flag may have several values, each for a percentage of callers; where a call is at hand, ask <see cref="For"/> or inject <see cref="CallFlags"/>.
/// </summary>
[Section("features")]
public sealed class FeatureFlags : ICheckedSettings, IAllottedSettings
{
    private IReadOnlyList<FlagAllotment> allotments = [];

    /// <summary>From the end of the caller's turn until the assistant gives up answering it and apologises.</summary>
    /// <value><c>answer_hard_timeout_sec</c>, 1 to 180 s, default 40 s.</value>
    [Duration("sec", 1, 180)]
    public TimeSpan AnswerHardTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>From the end of the caller's turn until the assistant asks for patience.</summary>
    /// <value><c>answer_soft_timeout_sec</c>, 1 to 120 s, less than the hard one, default 15 s.</value>
    [Duration("sec", 1, 120)]
    public TimeSpan AnswerSoftTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after its last change a conversation is taken up again by a new call of the same number; zero never does.</summary>
    /// <value><c>callback_timeout_hour</c>, 0 to 720 h, default 3 h.</value>
    [Duration("hour", 0, 720)]
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromHours(3);

    /// <summary>Silence of both parties after which the caller is asked whether they are still there.</summary>
    /// <value><c>phone_silence_timeout_sec</c>, 1 to 300 s, default 20 s.</value>
    [Duration("sec", 1, 300)]
    public TimeSpan PhoneSilenceTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a silent or unintelligible caller is asked again before the call ends.</summary>
    /// <value>1 to 10, default 3.</value>
    [Range(1, 10)]
    public int RecognitionRetryMax { get; set; } = 3;

    /// <summary>From the end of the caller's turn, how long the final text is waited for before the partial one is taken.</summary>
    /// <value><c>recognition_stt_complete_timeout_ms</c>, 0 to 5,000 ms, default 100 ms.</value>
    [Duration("ms", 0, 5_000)]
    public TimeSpan RecognitionSttCompleteTimeout { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether calls are recorded, which is announced.</summary>
    /// <value>Default false.</value>
    public bool RecordingEnabled { get; set; }

    /// <summary>Whether the slow model answers the caller.</summary>
    /// <value>Default false.</value>
    public bool SlowLlmForChat { get; set; }

    /// <summary>Speech of the caller that interrupts the assistant.</summary>
    /// <value><c>vad_cutoff_timeout_ms</c>, 20 to 2,000 ms, default 250 ms.</value>
    [Duration("ms", 20, 2_000)]
    public TimeSpan VadCutoffTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Silence of the caller that ends their turn; shorter after a whole answer or sentence, longer after words that break off.</summary>
    /// <value><c>vad_silence_timeout_ms</c>, 100 to 5,000 ms, default 500 ms.</value>
    [Duration("ms", 100, 5_000)]
    public TimeSpan VadSilenceTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Sensitivity of speech detection: the higher, the clearer speech must stand out from noise.</summary>
    /// <value>0.1 to 1, default 0.5.</value>
    [Range(0.1, 1.0)]
    public double VadThreshold { get; set; } = 0.5;

    IReadOnlyList<FlagAllotment> IAllottedSettings.Allotments
    {
        get => allotments;
        set => allotments = value;
    }

    /// <summary>The flags as a caller has them.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    /// <param name="recorded">What was recorded on the call; empty before that.</param>
    public FeatureFlags For(string caller, IReadOnlyDictionary<string, string> recorded)
    {
        if (allotments.Count == 0)
            return this;
        var own = (FeatureFlags)MemberwiseClone();
        own.allotments = [];
        foreach (var allotment in allotments)
            allotment.Property.SetValue(own, allotment.For(caller, recorded).Value);
        return own;
    }

    /// <summary>What is recorded on a call that begins: the caller's value of each flag that differs from caller to caller, by key.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    public Dictionary<string, string> DrawFor(string caller) => allotments.ToDictionary(
        allotment => allotment.Key, allotment => allotment.Draw(caller).Name, StringComparer.Ordinal);

    // Whatever is drawn of the one and the other.
    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Possible(nameof(AnswerSoftTimeout), AnswerSoftTimeout).Max() >= Possible(nameof(AnswerHardTimeout), AnswerHardTimeout).Min())
            report("answer_soft_timeout_sec", "expected less than answer_hard_timeout_sec");
    }

    private IEnumerable<TimeSpan> Possible(string flag, TimeSpan plain) =>
        allotments.FirstOrDefault(allotment => string.Equals(allotment.Property.Name, flag, StringComparison.Ordinal)) is { } allotted
            ? allotted.Shares.Select(share => (TimeSpan)share.Value)
            : [plain];
}
