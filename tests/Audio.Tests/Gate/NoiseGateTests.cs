using CallCenter.Audio.Detection;
using CallCenter.Audio.Gate;
using CallCenter.Testing;

namespace CallCenter.Audio.Tests.Gate;

public sealed class NoiseGateTests
{
    private const int Frame = 320;

    public static TheoryData<string> Languages => new(RecordedPrompts.Languages.DefaultIfEmpty("en"));

    [Fact]
    public void Noise_is_twelve_decibels_quieter_when_nothing_was_speech_for_half_a_second()
    {
        var noise = Sound.Noise(2, -45);
        Level(Pass(noise, _ => false), 0.6, 2).ShouldBe(-57, 0.5);
    }

    [Fact]
    public void A_line_as_quiet_as_a_good_one_stays_as_it_is()
    {
        var noise = Sound.Noise(2, -80);
        Pass(noise, _ => false).ShouldBe(noise);
    }

    [Fact]
    public void Noise_never_gets_quieter_than_that_of_a_quiet_line() => Level(Pass(Sound.Noise(2, -70), _ => false), 1, 2).ShouldBe(-75, 1);

    [Fact]
    public void What_may_be_speech_passes_bit_by_bit_from_a_few_samples_of_its_first_frame_on()
    {
        var sound = Sound.Noise(3, -45);
        var passed = Pass(sound, frame => frame >= 100);
        passed[((100 * Frame) + 40)..].ShouldBe(sound[((100 * Frame) + 40)..]);
        Level(passed, 1, 2).ShouldBeLessThan(-55);
    }

    [Fact]
    public void What_follows_speech_passes_for_three_tenths_of_a_second()
    {
        var sound = Sound.Noise(3, -45);
        var passed = Pass(sound, frame => frame is >= 50 and < 60);
        passed[(51 * Frame)..(74 * Frame)].ShouldBe(sound[(51 * Frame)..(74 * Frame)]);
        passed[(74 * Frame)..(75 * Frame)].ShouldNotBe(sound[(74 * Frame)..(75 * Frame)]);
    }

    [Fact]
    public void It_opens_and_closes_without_a_click()
    {
        var sound = Sound.Sine(3, -40, 200);
        var passed = Pass(sound, frame => frame is >= 50 and < 60);
        var steepest = Enumerable.Range(1, sound.Length - 1).Max(n => Math.Abs(sound[n] - sound[n - 1]));
        Enumerable.Range(1, sound.Length - 1).Max(n => Math.Abs(passed[n] - passed[n - 1])).ShouldBeLessThanOrEqualTo(steepest + 20);
    }

    [Trait("Speed", "slow")]
    [Theory]
    [MemberData(nameof(Languages))]
    public void Recorded_words_in_noise_keep_their_power_and_the_noise_between_them_loses_most_of_its(string language)
    {
        Assert.SkipWhen(RecordedPrompts.Missing(language) is not null, RecordedPrompts.Missing(language) ?? "");
        foreach (var ratio in (double[])[20, 10])
        {
            var sound = new List<short>();
            var isSpeech = new List<bool>();
            foreach (var prompt in RecordedPrompts.Of(language, Sound.Rate, leastSeconds: 2).Take(8))
            {
                Add(new short[2 * Sound.Rate]);
                Add(prompt[..(prompt.Length / Frame * Frame)]);
            }

            var spoken = sound.Where((_, n) => isSpeech[n / Frame]).Average(sample => (double)sample * sample);
            var noise = Sound.Noise(((double)sound.Count / Sound.Rate) + 1, (10 * Math.Log10(spoken / (32_768.0 * 32_768))) - ratio);
            var noisy = sound.ToArray().Plus(noise);
            var detector = new SpeechDetector(Sound.Format);
            var passed = Pass(noisy, n =>
            {
                detector.IsSpeech(noisy.AsSpan(n * Frame, Frame));
                return detector.MayBeSpeech;
            });
            var speech = Enumerable.Range(0, isSpeech.Count).Where(n => isSpeech[n]).ToArray();

            // A pause from its second half on, when the gate has closed again; the first two are needed to know the noise.
            var pauses = Enumerable.Range(300, isSpeech.Count - 300).Where(n => Enumerable.Range(n - 50, 51).All(before => !isSpeech[before])).ToArray();
            Lost(speech).ShouldBeInRange(-0.01, 0.1, $"{language} {ratio} dB");
            Lost(pauses).ShouldBeGreaterThan(6, $"{language} {ratio} dB");

            void Add(short[] samples)
            {
                sound.AddRange(samples);
                isSpeech.AddRange(Enumerable.Range(0, samples.Length / Frame).Select(n => Loudness.OfDecibels(samples.AsSpan(n * Frame, Frame)) > -50));
            }

            double Lost(int[] frames) => 10 * Math.Log10(Power(noisy, frames) / Power(passed, frames));
        }
    }

    [Fact]
    public void Nothing_is_allocated_per_frame()
    {
        var gate = new NoiseGate(Sound.Format);
        var noise = Sound.Noise(3, -45);
        gate.Pass(noise.AsSpan(0, Frame), mayBeSpeech: false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = Frame; at < noise.Length; at += Frame)
            gate.Pass(noise.AsSpan(at, Frame), at % (50 * Frame) < 10 * Frame);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_frame_of_another_length_is_refused_by_its_length() =>
        Should.Throw<ArgumentException>(() => new NoiseGate(Sound.Format).Pass(new short[480], mayBeSpeech: true)).Message.ShouldContain("320 samples, not 480");

    // What may be speech, by the number of a frame.
    private static short[] Pass(short[] sound, Func<int, bool> mayBeSpeech)
    {
        var (gate, passed) = (new NoiseGate(Sound.Format), (short[])sound.Clone());
        for (var at = 0; at + Frame <= passed.Length; at += Frame)
            gate.Pass(passed.AsSpan(at, Frame), mayBeSpeech(at / Frame));
        return passed;
    }

    private static double Level(short[] sound, double from, double to) => Loudness.OfDecibels(sound.AsSpan()[(int)(from * Sound.Rate)..(int)(to * Sound.Rate)]);

    private static double Power(short[] sound, int[] frames) =>
        frames.Average(n => sound.AsSpan(n * Frame, Frame).ToArray().Average(sample => (double)sample * sample));
}
