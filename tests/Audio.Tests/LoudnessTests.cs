namespace CallCenter.Audio.Tests;

public sealed class LoudnessTests
{
    [Fact]
    public void A_full_scale_sine_has_minus_three_decibels() =>
        Loudness.OfDecibels(Sound.Sine(0.5, -3.01, 1000)).ShouldBe(-3.01, 0.05);

    [Theory]
    [InlineData(-20)]
    [InlineData(-40)]
    [InlineData(-60)]
    public void The_level_of_noise_is_what_it_was_made_with(double level) =>
        Loudness.OfDecibels(Sound.Noise(1, level)).ShouldBe(level, 0.5);

    [Fact]
    public void A_constant_part_does_not_count()
    {
        var samples = Enumerable.Repeat((short)5000, 320).ToArray();
        Loudness.OfDecibels(samples).ShouldBe(Loudness.Floor);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(319)]
    [InlineData(321)]
    public void Any_number_of_samples_is_taken(int count)
    {
        var random = new Random(count);
        var samples = Enumerable.Range(0, count).Select(_ => (short)random.Next(-3000, 3000)).ToArray();
        var expected = count == 0 ? 0 : samples.Sum(s => (double)s * s / count) - Math.Pow(samples.Average(s => (double)s), 2);
        Loudness.OfDecibels(samples).ShouldBe(expected <= 0.25 ? Loudness.Floor : 10 * Math.Log10(expected / (32768.0 * 32768)), 0.01);
    }
}
