using System.Text;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Tests.Streams;

public sealed class InboundParserTests
{
    private static readonly byte[] Sound = [.. Enumerable.Range(0, 640).Select(n => (byte)((n * 37) + 11))];

    [Theory]
    [InlineData("""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","participantRawID":"4:+14255550123","data":"$","silent":false}}""")]
    [InlineData("""{"Kind":"audioData","AudioData":{"Data":"$","IsSilent":true}}""")]
    [InlineData("""{"audioData":{"data":"$"},"stopAudio":{},"kind":"AUDIODATA"}""")]
    [InlineData(""" { "kind" : "AudioData" , "new":[1,{"data":"x"}], "audioData" : { "extra":{"a":[]}, "data" : "$" } } """)]
    public void Sound_is_read_in_every_spelling(string json)
    {
        var message = Parse(json.Replace("$", Convert.ToBase64String(Sound), StringComparison.Ordinal), out var sound);
        message.ShouldBe(InboundKind.Audio);
        sound.ShouldBe(Sound);
    }

    [Fact]
    public void Escaped_base64_is_read()
    {
        var base64 = Convert.ToBase64String(Sound).Replace("+", "\\u002B", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
        Parse($$$"""{"kind":"AudioData","audioData":{"data":"{{{base64}}}"}}""", out var sound).ShouldBe(InboundKind.Audio);
        sound.ShouldBe(Sound);
    }

    [Fact]
    public void Metadata_tells_the_sample_rate()
    {
        var bytes = """{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"PCM","sampleRate":24000,"channels":1,"length":960}}"""u8.ToArray();
        var message = InboundParser.Parse(bytes);
        message.Kind.ShouldBe(InboundKind.Metadata);
        message.SampleRate.ShouldBe(24_000);
    }

    [Theory]
    [InlineData("3", '3')]
    [InlineData("#", '#')]
    [InlineData("a", 'A')]
    public void Keys_are_read(string data, char key) =>
        InboundParser.Parse(Encoding.UTF8.GetBytes($$$"""{"kind":"DtmfData","dtmfData":{"data":"{{{data}}}"}}""")).Key.ShouldBe(key);

    [Theory]
    [InlineData("""{"kind":"MarkData","markData":{"id":"1","status":"Completed"}}""")]
    [InlineData("""{"kind":"TranscriptionData","transcriptionData":{"data":"words"}}""")]
    [InlineData("""{}""")]
    public void Unknown_kinds_are_ignored(string json) => Parse(json, out _).ShouldBe(InboundKind.Other);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("hello")]
    [InlineData("""{"kind":"AudioData"}""")]
    [InlineData("""{"kind":"AudioData","audioData":{"data":"***"}}""")]
    [InlineData("""{"kind":"AudioData","audioData":{"data":5}}""")]
    [InlineData("""{"kind":"AudioData","audioData":{"data":"AAAA"}""")]
    [InlineData("""{"kind":"AudioData","audioData":{"data":"AAAA"}} trailing""")]
    [InlineData("""{"kind":"AudioMetadata","audioMetadata":{"sampleRate":"fast"}}""")]
    [InlineData("""{"kind":"DtmfData","dtmfData":{"data":"12"}}""")]
    [InlineData("""{"kind":"DtmfData","dtmfData":{"data":"x"}}""")]
    [InlineData("""{"kind":7}""")]
    public void Garbage_is_told_as_such(string json) => Parse(json, out _).ShouldBe(InboundKind.Garbage);

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(5);
        var valid = Encoding.UTF8.GetBytes($$$"""{"kind":"AudioData","audioData":{"data":"{{{Convert.ToBase64String(Sound)}}}","silent":false}}""");
        for (var i = 0; i < 20_000; i++)
        {
            byte[] bytes;
            if (i % 2 == 0)
            {
                bytes = new byte[random.Next(200)];
                random.NextBytes(bytes);
            }
            else
            {
                bytes = (byte[])valid.Clone();
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                bytes = bytes[..random.Next(bytes.Length + 1)];
            }

            InboundParser.Parse(bytes);
        }
    }

    [Fact]
    public void Reading_and_writing_a_frame_allocate_nothing()
    {
        var json = Encoding.UTF8.GetBytes($$$"""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","data":"{{{Convert.ToBase64String(Sound)}}}","silent":false}}""");
        var received = new byte[json.Length];
        var sent = new byte[OutboundFrame.LengthOf(640)];
        long before = 0;
        for (var i = 0; i < 1100; i++)
        {
            if (i == 100)
                before = GC.GetAllocatedBytesForCurrentThread();
            json.CopyTo(received, 0);
            OutboundFrame.Write(InboundParser.Parse(received).Sound, sent);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static InboundKind Parse(string json, out byte[] sound)
    {
        var message = InboundParser.Parse(Encoding.UTF8.GetBytes(json));
        sound = message.Sound.ToArray();
        return message.Kind;
    }
}
