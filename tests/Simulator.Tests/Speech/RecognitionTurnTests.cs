using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Speech.Recognition;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Tests.Speech;

public sealed class RecognitionTurnTests
{
    private static readonly RecognitionSettings Continuous = new() { Language = "en-US" };
    private static readonly string[] Whole = ["turn.start", "speech.startDetected", "speech.hypothesis", "speech.hypothesis", "speech.hypothesis", "speech.phrase"];

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(24000)]
    public void A_sentence_becomes_hypotheses_that_grow_by_words_and_a_phrase(int rate)
    {
        var said = Run(Continuous, Sound.Turn("Hello, I'm Kevyn.", rate));
        said.Select(message => message.Path).ShouldBe(Whole);
        Texts(said, "speech.hypothesis").ShouldBe(["Hello,", "Hello, I'm", "Hello, I'm Kevyn."]);
        var phrase = said[^1].Body;
        Text(phrase, "RecognitionStatus").ShouldBe("Success");
        Text(phrase, "DisplayText").ShouldBe("Hello, I'm Kevyn.");
        ((long)phrase["Offset"]!).ShouldBeInRange(2_900_000, 3_100_000);
        ((long)phrase["Duration"]!).ShouldBeInRange(12_700_000, 13_000_000);
    }

    [Fact]
    public void Utterances_closer_than_the_segmentation_silence_are_one_phrase()
    {
        byte[] audio = [.. Sound.Header(), .. Sound.Of("It's a laptop,"), .. Sound.Silence(0.4), .. Sound.Of("a Dell."), .. Sound.Silence(1)];
        Texts(Run(Continuous, audio), "speech.phrase").ShouldBe(["It's a laptop, a Dell."]);
        var quick = Continuous with { SegmentationSilence = TimeSpan.FromMilliseconds(300) };
        Texts(Run(quick, audio), "speech.phrase").ShouldBe(["It's a laptop,", "a Dell."]);
    }

    [Fact]
    public void The_size_of_the_pieces_changes_nothing()
    {
        var audio = Sound.Turn("Building B, third floor.");
        var whole = Run(Continuous, audio).Select(message => message.Body.ToJsonString()).ToList();
        foreach (var size in (int[])[640, 3200, 777, 1])
            Run(Continuous, audio, size).Select(message => message.Body.ToJsonString()).ShouldBe(whole);
    }

    [Fact]
    public void The_end_of_the_audio_closes_the_phrase_and_the_turn()
    {
        var turn = new RecognitionTurn("R", Continuous);
        turn.Audio(Sound.Header());
        turn.Audio(Sound.Of("Good bye").AsSpan()[..^3328]); // cut before the end marker
        var last = turn.Audio([]).ToList();
        last.Select(message => message.Path).ShouldBe(["speech.hypothesis", "speech.phrase", "speech.endDetected", "speech.phrase", "turn.end"]);
        Text(last[1].Body, "DisplayText").ShouldBe("Good bye");
        Text(last[3].Body, "RecognitionStatus").ShouldBe("EndOfDictation");
        turn.Over.ShouldBeTrue();
        turn.Audio(Sound.Of("late")).ShouldBeEmpty();
    }

    [Fact]
    public void Interactive_mode_ends_after_one_phrase()
    {
        byte[] audio = [.. Sound.Turn("First."), .. Sound.Of("Second."), .. Sound.Silence(1)];
        var said = Run(Continuous with { Interactive = true }, audio);
        said.Select(message => message.Path).ShouldBe(["turn.start", "speech.startDetected", "speech.hypothesis", "speech.endDetected", "speech.phrase", "turn.end"]);
    }

    [Fact]
    public void Nobody_speaking_is_reported_after_the_initial_silence()
    {
        var patient = Continuous with { InitialSilence = TimeSpan.FromSeconds(2) };
        var said = Run(patient, [.. Sound.Header(), .. Sound.Silence(3), .. Sound.Of("Hm"), .. Sound.Silence(1)]);
        Text(said[1].Body, "RecognitionStatus").ShouldBe("InitialSilenceTimeout");
        ((long)said[1].Body["Duration"]!).ShouldBe(20_000_000);
        Texts(said, "speech.phrase").Last().ShouldBe("Hm");

        var once = Run(patient with { Interactive = true }, [.. Sound.Header(), .. Sound.Silence(3)]);
        once.Select(message => message.Path).ShouldBe(["turn.start", "speech.endDetected", "speech.phrase", "turn.end"]);
    }

    [Fact]
    public void Detailed_results_carry_alternatives_words_and_the_detected_language()
    {
        var settings = Continuous.With(Json("""
            {"phraseDetection":{"mode":"Conversation","conversation":{"segmentation":{"mode":"Custom","segmentationSilenceTimeoutMs":300}}},
             "phraseOutput":{"format":"Detailed","detailed":{"options":["WordTimings"]}},
             "languageId":{"languages":["fr-FR","en-US"]}}
            """));
        settings.SegmentationSilence.ShouldBe(TimeSpan.FromMilliseconds(300));
        var phrase = Run(settings, Sound.Turn("Bonjour Marc."))[^1].Body;
        var best = phrase["NBest"]![0]!;
        Text(best, "Display").ShouldBe("Bonjour Marc.");
        Text(best, "Lexical").ShouldBe("bonjour marc");
        best["Words"]!.AsArray().Select(word => Text(word!, "Word")).ShouldBe(["bonjour", "marc"]);
        var (first, second) = (best["Words"]![0]!, best["Words"]![1]!);
        ((long)second["Offset"]!).ShouldBeGreaterThan((long)first["Offset"]! + (long)first["Duration"]! - 200_000);
        Text(phrase["PrimaryLanguage"]!, "Language").ShouldBe("fr-FR");
    }

    [Fact]
    public void Audio_without_a_usable_header_breaks_the_protocol()
    {
        Should.Throw<SpeechProtocolException>(() => new RecognitionTurn("R", Continuous).Audio(Sound.Silence(0.1)));
        var stereo = Sound.Header();
        stereo[22] = 2;
        Should.Throw<SpeechProtocolException>(() => new RecognitionTurn("R", Continuous).Audio(stereo)).Message.ShouldContain("mono");
    }

    private static List<TurnMessage> Run(RecognitionSettings settings, byte[] audio, int pieces = int.MaxValue)
    {
        var turn = new RecognitionTurn("R", settings);
        var said = turn.Audio(audio.AsSpan(0, 44)).ToList();
        foreach (var piece in audio.Skip(44).Chunk(pieces))
            said.AddRange(turn.Audio(piece));
        return said;
    }

    private static List<string> Texts(List<TurnMessage> said, string path) =>
        [.. said.Where(message => string.Equals(message.Path, path, StringComparison.Ordinal)).Select(message => Text(message.Body, path is "speech.hypothesis" ? "Text" : "DisplayText"))];

    private static string Text(JsonNode body, string name) => (string?)body[name] ?? "";

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
