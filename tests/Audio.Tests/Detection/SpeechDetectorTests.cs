using CallCenter.Audio.Detection;
using CallCenter.Audio.Resampling;

namespace CallCenter.Audio.Tests.Detection;

public sealed class SpeechDetectorTests
{
    [Fact]
    public void Silence_is_not_speech() => Shares(Sound.Silence(3)).ShouldBe([0]);

    [Fact]
    public void A_voice_is_speech_until_it_stops()
    {
        var shares = Shares(Sound.Silence(1), Sound.Voice(2, -20), Sound.Silence(1));
        shares[0].ShouldBe(0);
        shares[1].ShouldBeGreaterThan(0.7); // Its pauses left out.
        shares[2].ShouldBe(0);
    }

    [Fact]
    public void A_voice_in_the_first_frame_of_the_call_is_heard() => Shares(Sound.Voice(1, -20))[0].ShouldBeGreaterThan(0.6);

    [Fact]
    public void A_quiet_voice_on_a_quiet_line_is_heard() =>
        Shares(Sound.Noise(2, -65), Sound.Voice(2, -42).Plus(Sound.Noise(2, -65, 3)))[1].ShouldBeGreaterThan(0.5);

    [Fact]
    public void A_voice_stands_out_of_noise_ten_decibels_below()
    {
        var shares = Shares(Sound.Noise(4, -35), Sound.Voice(3, -25).Plus(Sound.Noise(3, -35, 3)), Sound.Noise(2, -35, 4));
        shares[1].ShouldBeGreaterThan(0.5);
        shares[2].ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Steady_noise_is_learnt_within_seconds()
    {
        var shares = Shares(Sound.Silence(2), Sound.Noise(4, -35), Sound.Noise(4, -35, 2));
        shares[2].ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Twenty_seconds_of_unbroken_code_stay_speech_to_the_end()
    {
        var shares = Shares(Sound.Silence(1), Sound.Code(18, -18), Sound.Code(2, -18, 9), Sound.Silence(1));
        shares[1].ShouldBeGreaterThan(0.95);
        shares[2].ShouldBeGreaterThan(0.95);
        shares[3].ShouldBe(0);
    }

    [Fact]
    public void Code_in_noise_ends_within_six_frames_of_its_end()
    {
        var detector = new SpeechDetector(Sound.Format);
        Run(detector, Sound.Noise(3, -45));
        Run(detector, Sound.Code(2, -20).Plus(Sound.Noise(2, -45, 5)));
        Run(detector, Sound.Noise(1, -45, 6)).Skip(6).ShouldAllBe(speech => !speech);
    }

    [Fact]
    public void A_click_of_one_frame_is_not_speech()
    {
        var sound = Sound.Silence(1);
        for (var n = 6400; n < 6720; n++)
            sound[n] = (short)(n % 2 == 0 ? 9000 : -9000);
        Shares(sound).ShouldBe([0]);
    }

    [Fact]
    public void A_higher_threshold_hears_less()
    {
        double Share(double threshold) =>
            Run(new SpeechDetector(Sound.Format) { Threshold = threshold }, [.. Sound.Noise(3, -40), .. Sound.Voice(3, -33).Plus(Sound.Noise(3, -40, 3))])
                .Skip(150).Average(speech => speech ? 1.0 : 0);

        Share(0.1).ShouldBeGreaterThan(Share(0.5));
        Share(0.5).ShouldBeGreaterThan(Share(1));
    }

    [Fact]
    public void Nothing_is_allocated_per_frame()
    {
        var detector = new SpeechDetector(Sound.Format);
        var sound = Sound.Voice(1, -20);
        Run(detector, sound);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at + 320 <= sound.Length; at += 320)
            detector.IsSpeech(sound.AsSpan(at, 320));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_frame_of_another_length_is_refused_by_its_length() =>
        Should.Throw<ArgumentException>(() => new SpeechDetector(Sound.Format).IsSpeech(new short[160])).Message.ShouldContain("320 samples, not 160");

    [Fact]
    public void Another_sample_rate_is_refused() =>
        Should.Throw<ArgumentException>(() => new SpeechDetector(new PcmFormat(8_000))).Message.ShouldContain("8000");

    [Fact]
    public void A_voice_is_speech_at_24_kHz_too()
    {
        var resampler = new Resampler(16_000, 24_000, Sound.Rate * 3);
        var wide = new short[resampler.LongestOutput(Sound.Rate * 3)];
        var length = resampler.Convert([.. Sound.Silence(1), .. Sound.Voice(2, -20)], wide);
        var detector = new SpeechDetector(new PcmFormat(24_000));
        var decisions = new List<bool>();
        for (var at = 0; at + 480 <= length; at += 480)
            decisions.Add(detector.IsSpeech(wide.AsSpan(at, 480)));
        decisions.Take(48).ShouldAllBe(speech => !speech);
        decisions.Skip(50).Average(speech => speech ? 1.0 : 0).ShouldBeGreaterThan(0.7);
    }

    private static double[] Shares(params short[][] sounds)
    {
        var detector = new SpeechDetector(Sound.Format);
        return [.. sounds.Select(sound => Run(detector, sound).Average(speech => speech ? 1.0 : 0))];
    }

    private static List<bool> Run(SpeechDetector detector, short[] sound)
    {
        var decisions = new List<bool>();
        for (var at = 0; at + 320 <= sound.Length; at += 320)
            decisions.Add(detector.IsSpeech(sound.AsSpan(at, 320)));
        return decisions;
    }
}
