using System.Globalization;
using System.Text.Json;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>How a turn is to be recognised: from the connection's query, refined by each turn's <c>speech.context</c>.</summary>
internal sealed record RecognitionSettings
{
    private static readonly TimeSpan ShortestSegmentation = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestSegmentation = TimeSpan.FromMilliseconds(5000);

    /// <summary>BCP-47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>One phrase, then the turn ends ("recognise once").</summary>
    public bool Interactive { get; init; }

    /// <summary>Phrases carry the list of alternatives.</summary>
    public bool Detailed { get; init; }

    /// <summary>Alternatives carry the times of their words.</summary>
    public bool WordTimings { get; init; }

    /// <summary>Silence that ends a phrase; null: only the end of the audio does.</summary>
    /// <value>Default 500 ms; held within 100 ms and 5 s.</value>
    public TimeSpan? SegmentationSilence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest phrase; null: no limit.</summary>
    public TimeSpan? LongestPhrase { get; init; }

    /// <summary>Silence from the beginning of the turn, or the last phrase, that is reported as such.</summary>
    /// <value>Default 5 s in interactive mode, 15 s else.</value>
    public TimeSpan? InitialSilence { get; init; }

    /// <summary>Candidates of language detection, best first; empty when it is off.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Reads the connection's query.</summary>
    /// <param name="query">As the client sent it.</param>
    /// <param name="mode">The mode its path names, if it does.</param>
    public static RecognitionSettings FromQuery(IQueryCollection query, string? mode) => new RecognitionSettings
    {
        Language = query["language"].ToString(),
        Interactive = string.Equals(mode, "interactive", StringComparison.Ordinal),
        Detailed = string.Equals(query["format"], "detailed", StringComparison.OrdinalIgnoreCase),
        WordTimings = string.Equals(query["wordLevelTimestamps"], "true", StringComparison.OrdinalIgnoreCase),
        InitialSilence = Milliseconds(query["initialSilenceTimeoutMs"]),
    }.WithSegmentation(Milliseconds(query["segmentationSilenceTimeoutMs"]));

    /// <summary>Applies a <c>speech.context</c>.</summary>
    public RecognitionSettings With(JsonElement context)
    {
        var mode = context.At("phraseDetection", "mode").Text();
        var conversation = mode is null ? null : context.At("phraseDetection", ModeSection(mode), "segmentation");
        var segmentation = conversation ?? context.At("phraseDetection", "conversation", "segmentation");
        var format = context.At("phraseOutput", "format").Text();
        var settings = this with
        {
            Language = context.At("phraseDetection", "language").Text() ?? Language,
            Interactive = mode is null ? Interactive : string.Equals(mode, "Interactive", StringComparison.OrdinalIgnoreCase),
            Detailed = format is null ? Detailed : string.Equals(format, "Detailed", StringComparison.OrdinalIgnoreCase),
            WordTimings = WordTimings || Options(context).Contains("WordTimings", StringComparer.OrdinalIgnoreCase),
            InitialSilence = context.At("phraseDetection", "initialSilenceTimeout").Milliseconds() ?? InitialSilence,
            Candidates = Strings(context.At("languageId", "languages")),
        };
        if (segmentation?.At("mode").Text() is "Disabled")
            return settings with { SegmentationSilence = null };

        return settings.WithSegmentation(segmentation?.At("segmentationSilenceTimeoutMs").Milliseconds()) with
        {
            LongestPhrase = segmentation?.At("segmentationForcedTimeoutMs").Milliseconds() ?? LongestPhrase,
        };
    }

    private RecognitionSettings WithSegmentation(TimeSpan? silence) => silence is { } given
        ? this with { SegmentationSilence = TimeSpan.FromTicks(Math.Clamp(given.Ticks, ShortestSegmentation.Ticks, LongestSegmentation.Ticks)) }
        : this;

#pragma warning disable CA1308 // the wire names are lower case
    private static string ModeSection(string mode) => mode.ToLowerInvariant();
#pragma warning restore CA1308

    private static IReadOnlyList<string> Options(JsonElement context) => Strings(context.At("phraseOutput", "detailed", "options"));

    private static IReadOnlyList<string> Strings(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    private static TimeSpan? Milliseconds(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? TimeSpan.FromMilliseconds(value) : null;
}
