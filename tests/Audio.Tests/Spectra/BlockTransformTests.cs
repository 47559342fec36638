using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Tests.Spectra;

public sealed class BlockTransformTests
{
    private readonly float[] samples = [.. Enumerable.Range(0, BlockTransform.Length).Select(n => (float)Math.Sin(n * n * 0.37))];
    private readonly float[] spectrum = new float[BlockTransform.Length];

    [Fact]
    public void A_bin_is_the_sum_that_defines_it()
    {
        BlockTransform.Forward(samples, spectrum);
        foreach (var bin in (int[])[0, 1, 77, 127, 128, 200, 255])
        {
            var (real, imaginary) = (0.0, 0.0);
            for (var n = 0; n < samples.Length; n++)
            {
                var angle = -2 * Math.PI * n * ((2 * bin) + 0.5) / samples.Length;
                real += samples[n] * Math.Cos(angle);
                imaginary += samples[n] * Math.Sin(angle);
            }

            spectrum[bin].ShouldBe((float)real, 1e-3f);
            spectrum[BlockTransform.Bins + bin].ShouldBe((float)imaginary, 1e-3f);
        }
    }

    [Fact]
    public void Back_and_forth_changes_nothing()
    {
        BlockTransform.Forward(samples, spectrum);
        var back = new float[BlockTransform.Length];
        BlockTransform.Inverse(spectrum, back);
        for (var n = 0; n < samples.Length; n++)
            back[n].ShouldBe(samples[n], 1e-5f);
    }

    [Fact]
    public void A_tone_is_strongest_in_the_bin_of_its_frequency()
    {
        foreach (var bin in (int[])[3, 90, 130, 250])
        {
            var tone = Enumerable.Range(0, BlockTransform.Length).Select(n => (float)Math.Cos(2 * Math.PI * BlockTransform.Frequency(bin) * n)).ToArray();
            BlockTransform.Forward(tone, spectrum);
            Enumerable.Range(0, BlockTransform.Bins)
                .MaxBy(b => (spectrum[b] * spectrum[b]) + (spectrum[BlockTransform.Bins + b] * spectrum[BlockTransform.Bins + b]))
                .ShouldBe(bin);
        }
    }
}
