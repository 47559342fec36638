using CallCenter.Audio.Resampling;

namespace CallCenter.Audio.Tests.Resampling;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(16_000, 24_000)]
    [InlineData(24_000, 16_000)]
    [InlineData(8_000, 16_000)]
    [InlineData(16_000, 8_000)]
    public void A_tone_keeps_its_level_and_pitch(int from, int to)
    {
        var output = Convert(Tone(from, 1_000, 1), from, to, 320);
        var expected = Tone(to, 1_000, 2);
        var middle = output.AsSpan(to / 4, to / 2).ToArray();

        // The best match at any shift leaves next to nothing.
        Enumerable.Range(0, to / 1_000)
            .Min(shift => middle.Select((sample, n) => Math.Abs(sample - expected[n + shift])).Average())
            .ShouldBeLessThan(900);
        Loudness.OfDecibels(middle).ShouldBe(Loudness.OfDecibels(Tone(from, 1_000, 1)), 0.1);
    }

    [Fact]
    public void What_the_lower_rate_cannot_hold_is_taken_out() =>
        Loudness.OfDecibels(Convert(Tone(16_000, 5_000, 1), 16_000, 8_000, 320).AsSpan(800)).ShouldBeLessThan(-75);

    [Fact]
    public void The_pieces_in_which_sound_comes_make_no_difference()
    {
        var sound = Tone(16_000, 440, 1);
        Convert(sound, 16_000, 24_000, 320).ShouldBe(Convert(sound, 16_000, 24_000, 37));
    }

    [Fact]
    public void As_many_samples_come_out_as_the_rates_say() =>
        Convert(new short[16_000], 16_000, 24_000, 320).Length.ShouldBeInRange(24_000 - 2, 24_000);

    [Fact]
    public void A_piece_longer_than_foreseen_is_refused() =>
        Should.Throw<ArgumentException>(() => new Resampler(16_000, 8_000, 320).Convert(new short[321], new short[400])).Message.ShouldContain("321");

    [Fact]
    public void Nothing_is_allocated_per_piece()
    {
        var resampler = new Resampler(16_000, 24_000, 320);
        var (input, output) = (new short[320], new short[500]);
        resampler.Convert(input, output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 50; n++)
            resampler.Convert(input, output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static short[] Tone(int rate, double hertz, double seconds) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(n => (short)(10_000 * Math.Sin(2 * Math.PI * hertz * n / rate)))];

    private static short[] Convert(short[] sound, int from, int to, int piece)
    {
        var resampler = new Resampler(from, to, piece);
        var output = new List<short>();
        var room = new short[resampler.LongestOutput(piece)];
        for (var at = 0; at < sound.Length; at += piece)
        {
            var written = resampler.Convert(sound.AsSpan(at, Math.Min(piece, sound.Length - at)), room);
            output.AddRange(room.AsSpan(0, written));
        }

        return [.. output];
    }
}
