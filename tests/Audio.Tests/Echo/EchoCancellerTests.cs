using CallCenter.Audio.Detection;
using CallCenter.Audio.Echo;

namespace CallCenter.Audio.Tests.Echo;

public sealed class EchoCancellerTests
{
    // As rough as speech: noise whose level changes with each 80 ms, now and then to nothing.
    private static readonly short[] Sent = Syllables(8, -20, 1);

    [Fact]
    public void Nothing_sent_leaves_what_is_heard_bit_by_bit()
    {
        var heard = Sound.Voice(2, -20).Plus(Sound.Noise(2, -50));
        Clean(Sound.Silence(2), heard).ShouldBe(heard);
    }

    [Fact]
    public void An_echo_of_150_ms_is_25_decibels_quieter_after_a_second()
    {
        var echo = new EchoPath(150, -10).Of(Sent);
        Reduction(echo, Clean(Sent, echo), 1, 2).ShouldBeGreaterThan(25);
        Reduction(echo, Clean(Sent, echo), 2, 8).ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(250)]
    [InlineData(400)]
    [InlineData(490)]
    public void Any_delay_up_to_half_a_second_is_found(double milliseconds)
    {
        var echo = new EchoPath(milliseconds, -10).Of(Sent);
        Reduction(echo, Clean(Sent, echo), 4, 8).ShouldBeGreaterThan(25);
    }

    [Fact]
    public void A_caller_who_speaks_at_the_same_time_is_heard_as_loud_as_without_an_echo()
    {
        var caller = Later(Syllables(5, -24, 7), 3);
        var cleaned = Clean(Sent, new EchoPath(150, -10).Of(Sent).Plus(caller));
        Attenuation(caller, cleaned, 3, 8).ShouldBeInRange(-1, 3);
    }

    [Fact]
    public void A_caller_who_speaks_does_not_make_it_forget_the_path()
    {
        var echo = new EchoPath(150, -10).Of(Sent);
        var caller = Later(Syllables(3, -20, 7), 3);
        Reduction(echo, Clean(Sent, echo.Plus(caller)), 6.5, 8).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_caller_without_any_echo_is_left_alone()
    {
        var caller = Syllables(8, -24, 7);
        Attenuation(caller, Clean(Sent, caller), 2, 8).ShouldBeInRange(-1, 3);
    }

    [Fact]
    public void A_frame_of_an_echo_it_knows_was_mostly_echo_and_one_with_a_caller_in_it_was_not()
    {
        var echo = new EchoPath(150, -10).Of(Sent);
        var caller = Later(Sound.Voice(2, -24), 5);

        ShareOfEcho(echo, where: echo, 3, 5).ShouldBeGreaterThan(0.7);
        ShareOfEcho(echo.Plus(caller), where: caller, 5, 7).ShouldBeLessThan(0.1);
        ShareOfEcho(caller, where: caller, 5, 7).ShouldBe(0);
    }

    [Theory]
    [InlineData(110)]
    [InlineData(420)]
    public void An_echo_over_a_path_that_it_has_not_learnt_yet_is_told_after_100_ms(int milliseconds)
    {
        var another = new EchoPath(milliseconds, -10, seed: 2).Of(Sent);
        ShareOfEcho(Changed(new EchoPath(60, -10).Of(Sent), another, 4), where: another, 4.1 + (milliseconds / 1000.0), 5).ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void What_is_left_of_the_echo_is_not_taken_for_speech()
    {
        // A line as quiet as a real one, so that the detector has a noise to compare with.
        var cleaned = Clean(Sent, new EchoPath(150, -10).Of(Sent).Plus(Sound.Noise(8, -60)));
        var detector = new SpeechDetector(Sound.Format);
        var speech = 0;
        for (var at = 0; at < cleaned.Length; at += 320)
            speech += detector.IsSpeech(cleaned.AsSpan(at, 320)) ? 1 : 0;
        speech.ShouldBe(0);
    }

    [Fact]
    public void It_learns_anew_when_the_path_becomes_another_one()
    {
        var echo = Changed(new EchoPath(60, -10).Of(Sent), new EchoPath(110, -10, seed: 2).Of(Sent), 4);
        Reduction(echo, Clean(Sent, echo), 6, 8).ShouldBeGreaterThan(25);
    }

    [Fact]
    public void It_finds_an_echo_that_comes_much_later_than_before()
    {
        var echo = Changed(new EchoPath(60, -10).Of(Sent), new EchoPath(420, -10).Of(Sent), 3);
        Reduction(echo, Clean(Sent, echo), 6.5, 8).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_clock_off_by_100_ppm_is_followed()
    {
        var echo = Drifting(new EchoPath(150, -10).Of(Sent), 100);
        Reduction(echo, Clean(Sent, echo), 2, 8).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_loudspeaker_that_overdrives_does_not_stop_it()
    {
        var echo = new EchoPath(150, -10).Of([.. Sent.Select(sample => (short)(6_000 * Math.Tanh(sample / 6_000.0)))]);
        Reduction(echo, Clean(Sent, echo), 1, 8).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void It_works_at_24_kHz()
    {
        var sent = Syllables(8, -20, 1, 24_000);
        var echo = new EchoPath(150, -10, rate: 24_000).Of(sent);
        Reduction(echo, Clean(sent, echo, 24_000), 1, 8, 24_000).ShouldBeGreaterThan(25);
    }

    [Fact]
    public void Frames_sent_ahead_of_their_turn_wait_for_it()
    {
        var echo = new EchoPath(20, -10).Of(Sent);
        var canceller = new EchoCanceller(Sound.Format);
        var cleaned = new short[echo.Length];
        for (var at = 0; at < echo.Length; at += 320)
        {
            if (at % 3_200 == 0)
            {
                for (var ahead = at; ahead < at + 3_200; ahead += 320)
                    canceller.Played(Sent.AsSpan(ahead, 320));
            }

            canceller.Cancel(echo.AsSpan(at, 320), cleaned.AsSpan(at, 320));
        }

        Reduction(echo, cleaned, 2, 8).ShouldBeGreaterThan(25);
    }

    [Fact]
    public void Sound_may_be_cleaned_where_it_lies()
    {
        var echo = new EchoPath(150, -10).Of(Sent);
        var expected = Clean(Sent, echo);
        var canceller = new EchoCanceller(Sound.Format);
        for (var at = 0; at < echo.Length; at += 320)
        {
            canceller.Played(Sent.AsSpan(at, 320));
            canceller.Cancel(echo.AsSpan(at, 320), echo.AsSpan(at, 320));
        }

        echo.ShouldBe(expected);
    }

    [Fact]
    public void Nothing_is_allocated_per_frame()
    {
        var canceller = new EchoCanceller(Sound.Format);
        var cleaned = new short[320];
        var echo = new EchoPath(300, -10).Of(Sent);
        var before = 0L;
        for (var at = 0; at < Sent.Length; at += 320)
        {
            if (at == 3_200)
                before = GC.GetAllocatedBytesForCurrentThread();
            canceller.Played(Sent.AsSpan(at, 320));
            canceller.Cancel(echo.AsSpan(at, 320), cleaned);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_frame_of_another_length_is_refused_by_its_length()
    {
        var canceller = new EchoCanceller(Sound.Format);
        Should.Throw<ArgumentException>(() => canceller.Played(new short[480])).ParamName.ShouldBe("frame");
        Should.Throw<ArgumentException>(() => canceller.Cancel(new short[319], new short[320])).ParamName.ShouldBe("captured");
        Should.Throw<ArgumentException>(() => canceller.Cancel(new short[320], new short[640])).Message.ShouldContain("320 samples, not 640");
    }

    [Fact]
    public void Another_sample_rate_is_refused() =>
        Should.Throw<ArgumentException>(() => new EchoCanceller(new PcmFormat(48_000))).Message.ShouldContain("48000");

    // Of the frames in a stretch of seconds in which one of the sounds is loud.
    private static double ShareOfEcho(short[] heard, short[] where, double from, double to)
    {
        var canceller = new EchoCanceller(Sound.Format);
        var (mostly, loud) = (0, 0);
        for (var at = 0; at + Sound.Format.SamplesPerFrame <= Math.Min(heard.Length, to * Sound.Rate); at += Sound.Format.SamplesPerFrame)
        {
            canceller.Played(Sent.AsSpan(at, Sound.Format.SamplesPerFrame));
            canceller.Cancel(heard.AsSpan(at, Sound.Format.SamplesPerFrame), new short[Sound.Format.SamplesPerFrame]);
            if (at < from * Sound.Rate || Loudness.OfDecibels(where.AsSpan(at, Sound.Format.SamplesPerFrame)) < -32)
                continue;
            loud++;
            mostly += canceller.WasMostlyEcho ? 1 : 0;
        }

        return (double)mostly / loud;
    }

    private static short[] Clean(short[] sent, short[] heard, int rate = Sound.Rate)
    {
        var format = new PcmFormat(rate);
        var canceller = new EchoCanceller(format);
        var cleaned = new short[heard.Length];
        for (var at = 0; at + format.SamplesPerFrame <= heard.Length; at += format.SamplesPerFrame)
        {
            canceller.Played(sent.AsSpan(at, format.SamplesPerFrame));
            canceller.Cancel(heard.AsSpan(at, format.SamplesPerFrame), cleaned.AsSpan(at, format.SamplesPerFrame));
        }

        return cleaned;
    }

    // In dB, of the power in a stretch of seconds.
    private static double Reduction(short[] heard, short[] cleaned, double from, double to, int rate = Sound.Rate)
    {
        var stretch = (int)(from * rate)..(int)(to * rate);
        return Loudness.OfDecibels(heard.AsSpan()[stretch]) - Loudness.OfDecibels(cleaned.AsSpan()[stretch]);
    }

    // In dB, of that part of the cleaned sound which goes with the caller's.
    private static double Attenuation(short[] caller, short[] cleaned, double from, double to)
    {
        var (own, common) = (0.0, 0.0);
        for (var n = (int)(from * Sound.Rate); n < (int)(to * Sound.Rate); n++)
            (own, common) = (own + ((double)caller[n] * caller[n]), common + ((double)caller[n] * cleaned[n]));
        return -20 * Math.Log10(Math.Max(1e-6, common / own));
    }

    private static short[] Syllables(double seconds, double level, int seed, int rate = Sound.Rate)
    {
        var (random, coloured, gain) = (new Random(seed), 0.0, 0.0);
        var amplitude = 32768 * Math.Pow(10, level / 20) * 1.5;
        var sound = new short[(int)(seconds * rate)];
        for (var n = 0; n < sound.Length; n++)
        {
            if (n % (rate * 2 / 25) == 0)
                gain = random.Next(4) == 0 ? 0.01 : 0.3 + random.NextDouble();
            coloured = (0.7 * coloured) + (random.NextDouble() * 2) - 1;
            sound[n] = (short)Math.Clamp(amplitude * gain * coloured, short.MinValue, short.MaxValue);
        }

        return sound;
    }

    private static short[] Later(short[] sound, double seconds) => [.. Sound.Silence(seconds), .. sound];

    private static short[] Changed(short[] before, short[] after, double second) =>
        [.. before.Take((int)(second * Sound.Rate)), .. after.Skip((int)(second * Sound.Rate))];

    // Linear interpolation is good enough: its error is far below what the drift itself leaves.
    private static short[] Drifting(short[] sound, double partsPerMillion)
    {
        var drifted = new short[sound.Length];
        for (var n = 0; n < sound.Length; n++)
        {
            var at = n * (1 - (partsPerMillion * 1e-6));
            var (whole, part) = ((int)at, at - (int)at);
            drifted[n] = (short)Math.Round((sound[whole] * (1 - part)) + (sound[Math.Min(sound.Length - 1, whole + 1)] * part));
        }

        return drifted;
    }
}
