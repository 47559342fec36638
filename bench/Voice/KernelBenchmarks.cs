using BenchmarkDotNet.Attributes;
using CallCenter.Audio;
using CallCenter.Audio.Detection;
using CallCenter.Audio.Echo;

namespace CallCenter.Voice;

/// <summary>One 20 ms frame through the echo canceller, while something is sent, and through the speech detector.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private readonly short[] cleaned = new short[480];
    private short[] frame = [];
    private EchoCanceller canceller = new(new PcmFormat(16_000));
    private SpeechDetector detector = new(new PcmFormat(16_000));

    [Params(16_000, 24_000)]
    public int Rate { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var format = new PcmFormat(Rate);
        (canceller, detector) = (new EchoCanceller(format), new SpeechDetector(format));
        frame = [.. Noise.White(format.SamplesPerFrame, -20, 1).Select(sample => (short)sample)];
    }

    [Benchmark]
    public void Cancel()
    {
        canceller.Played(frame);
        canceller.Cancel(frame, cleaned.AsSpan(0, frame.Length));
    }

    [Benchmark]
    public bool Detect() => detector.IsSpeech(frame);
}
