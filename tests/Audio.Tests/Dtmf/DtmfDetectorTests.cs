using CallCenter.Audio.Dtmf;
using CallCenter.Testing;

namespace CallCenter.Audio.Tests.Dtmf;

public sealed class DtmfDetectorTests
{
    public static TheoryData<string> Languages => new(RecordedPrompts.Languages.DefaultIfEmpty("en"));

    [Theory]
    [InlineData(16_000)]
    [InlineData(24_000)]
    public void Every_key_is_heard_once(int rate) =>
        Keys([.. new short[rate / 2], .. Keypad.Dial(Keypad.Keys, 0.1, 0.1, rate)], rate).ShouldBe(Keypad.Keys);

    [Fact]
    public void A_key_held_for_a_second_is_one_key() => Keys(Keypad.Dial("55", 1, 0.2)).ShouldBe("55");

    [Theory]
    [InlineData(0)]
    [InlineData(0.003)]
    [InlineData(0.007)]
    [InlineData(0.011)]
    [InlineData(0.017)]
    public void A_tone_of_40_ms_and_a_pause_of_40_ms_suffice(double offset) =>
        Keys([.. new short[(int)((0.1 + offset) * Sound.Rate)], .. Keypad.Dial("11223344*#", 0.04, 0.04), .. new short[1600]]).ShouldBe("11223344*#");

    [Theory]
    [InlineData(0)]
    [InlineData(0.003)]
    [InlineData(0.007)]
    [InlineData(0.011)]
    [InlineData(0.017)]
    public void A_tone_of_20_ms_is_no_key(double offset) =>
        Keys([.. new short[(int)((0.1 + offset) * Sound.Rate)], .. Keypad.Dial("1234567890", 0.02, 0.1)]).ShouldBe("");

    [Fact]
    public void A_gap_of_ten_milliseconds_does_not_make_two_of_a_key() =>
        Keys([.. Keypad.Press('7', 0.08), .. new short[160], .. Keypad.Press('7', 0.08), .. new short[1600]]).ShouldBe("7");

    [Theory]
    [InlineData(4, true)]
    [InlineData(-8, true)]
    [InlineData(8, false)]
    [InlineData(-13, false)]
    public void A_key_may_be_twisted_as_far_as_a_line_may_twist_it(double twist, bool isKey) =>
        Keys(Twisted(twist)).ShouldBe(isKey ? Keypad.Keys : "");

    [Theory]
    [InlineData(0.015, true)]
    [InlineData(-0.015, true)]
    [InlineData(0.035, false)]
    [InlineData(-0.035, false)]
    public void A_key_may_be_out_of_tune_by_one_and_a_half_percent_and_not_by_three_and_a_half(double deviation, bool isKey) =>
        Keys([.. Keypad.Keys.SelectMany(key => (short[])[.. Keypad.Press(key, 0.1, deviation: deviation), .. new short[1600]])]).ShouldBe(isKey ? Keypad.Keys : "");

    [Theory]
    [InlineData(-3)]
    [InlineData(-40)]
    public void Loud_and_quiet_keys_are_heard(double level) =>
        Keys([.. Keypad.Keys.SelectMany(key => (short[])[.. Keypad.Press(key, 0.1, level: level - 6), .. new short[1600]])]).ShouldBe(Keypad.Keys);

    [Theory]
    [InlineData(20)]
    [InlineData(15)]
    public void Keys_are_heard_in_the_noise_of_a_line(double ratio)
    {
        var dialled = Keypad.Dial(Keypad.Keys, 0.08, 0.08);
        Keys(dialled.Plus(Sound.Noise(dialled.Length / (double)Sound.Rate, -16 - ratio))).ShouldBe(Keypad.Keys);
    }

    [Fact]
    public void One_tone_alone_is_no_key() => Keys([.. Sound.Sine(1, -20, 697), .. Sound.Sine(1, -20, 1209)]).ShouldBe("");

    [Fact]
    public void Modem_like_sound_and_noise_are_no_keys() => Keys([.. Sound.Code(20, -20), .. Sound.Noise(20, -20), .. Sound.Voice(20, -20)]).ShouldBe("");

    [Trait("Speed", "slow")]
    [Theory]
    [MemberData(nameof(Languages))]
    public void No_recorded_voice_is_taken_for_a_key(string language)
    {
        Assert.SkipWhen(RecordedPrompts.Missing(language) is not null, RecordedPrompts.Missing(language) ?? "");
        var detector = new DtmfDetector(Sound.Format);
        var (frames, tones, keys) = (0, 0, "");
        foreach (var frame in RecordedPrompts.Of(language, Sound.Rate).SelectMany(prompt => Frames(prompt)))
        {
            frames++;
            keys += detector.Hear(frame);
            tones += detector.IsTone ? 1 : 0;
        }

        keys.ShouldBe("");
        tones.ShouldBeLessThanOrEqualTo(frames / 10_000);
        frames.ShouldBeGreaterThan(15_000);
    }

    [Fact]
    public void While_a_key_sounds_it_is_known_to_be_no_speech()
    {
        var detector = new DtmfDetector(Sound.Format);
        var sound = Keypad.Dial("5", 0.2, 0.2);
        var tones = Frames(sound).Select(frame =>
        {
            detector.Hear(frame);
            return detector.IsTone;
        }).ToArray();
        tones[2..10].ShouldAllBe(isTone => isTone);
        tones[13..].ShouldAllBe(isTone => !isTone);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_frame()
    {
        var detector = new DtmfDetector(Sound.Format);
        var sound = Keypad.Dial("123", 0.1, 0.1);
        Keys(detector, sound);
        var frame = sound[..320];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 100; n++)
            detector.Hear(frame);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Other_rates_and_lengths_are_refused()
    {
        Should.Throw<ArgumentException>(() => new DtmfDetector(new PcmFormat(8_000)));
        Should.Throw<ArgumentException>(() => new DtmfDetector(Sound.Format).Hear(new short[160]));
    }

    private static short[] Twisted(double twist) =>
        [.. Keypad.Keys.SelectMany(key => (short[])[.. Keypad.Press(key, 0.1, twist: twist), .. new short[1600]])];

    private static string Keys(short[] sound, int rate = Sound.Rate) => Keys(new DtmfDetector(new PcmFormat(rate)), sound, rate);

    private static string Keys(DtmfDetector detector, short[] sound, int rate = Sound.Rate) =>
        string.Concat(Frames(sound, rate).Select(frame => detector.Hear(frame)).Where(key => key is not null));

    private static IEnumerable<short[]> Frames(short[] sound, int rate = Sound.Rate) => sound.Chunk(rate / 50).Where(frame => frame.Length == rate / 50);
}
