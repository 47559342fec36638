using System.Buffers.Text;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.Voice;

/// <summary>
/// One 20 ms frame at 16 kHz into the edge and out of it. The floor is what no implementation can do without: copying the message
/// out of the socket's buffer and turning its base64 text into sound, or the other way round.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class FrameBenchmarks
{
    private const int FrameBytes = 640;

    private readonly byte[] sound = new byte[FrameBytes];
    private readonly byte[] buffer = new byte[2048];
    private byte[] message = [];
    private byte[] encoded = [];

    [GlobalSetup]
    public void Setup()
    {
        new Random(1).NextBytes(sound);
        var text = Convert.ToBase64String(sound);
        encoded = Encoding.ASCII.GetBytes(text);
        message = Encoding.ASCII.GetBytes(
            $$$"""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","participantRawID":"4:+14255550123","data":"{{{text}}}","silent":false}}""");
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("in")]
    public int FloorIn()
    {
        encoded.CopyTo(buffer, 0);
        Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, encoded.Length), out var bytes);
        return bytes;
    }

    [Benchmark]
    [BenchmarkCategory("in")]
    public int EdgeIn()
    {
        message.CopyTo(buffer, 0);
        return InboundParser.Parse(buffer.AsSpan(0, message.Length)).Sound.Length;
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("out")]
    public int FloorOut()
    {
        Base64.EncodeToUtf8(sound, buffer, out _, out var bytes);
        return bytes;
    }

    [Benchmark]
    [BenchmarkCategory("out")]
    public int EdgeOut() => OutboundFrame.Write(sound, buffer);
}
