using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class MediaMessageTests
{
    [Theory]
    [InlineData("""{"Kind":"AudioData","AudioData":{"Data":"AQIDBA=="},"StopAudio":null}""")]
    [InlineData("""{"kind":"audioData","audioData":{"data":"AQIDBA==","isSilent":false},"stopAudio":{}}""")]
    [InlineData("""{"Kind":"AudioData","AudioData":{"Data":"AQIDBA==","Timestamp":"0001-01-01T00:00:00+00:00","IsSilent":false,"Participant":null},"StopAudio":null}""")]
    [InlineData("""{"audioData":{"extra":[1,{"data":"x"}],"data":"AQIDBA=="},"kind":"AUDIODATA"}""")]
    public void Sound_is_understood_in_every_spelling_of_the_official_clients(string message)
    {
        MediaMessageReader.TryRead(Encoding.UTF8.GetBytes(message), out var media).ShouldBeTrue();
        media.Audio.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Escaped_base64_is_sound_too()
    {
        MediaMessageReader.TryRead("""{"Kind":"AudioData","AudioData":{"Data":"\u002B/\u002B/"}}"""u8, out var media).ShouldBeTrue();
        media.Audio.ShouldBe([0xfb, 0xff, 0xbf]);
    }

    [Theory]
    [InlineData("""{"Kind":"StopAudio","AudioData":null,"StopAudio":{}}""")]
    [InlineData("""{"kind":"stopAudio","stopAudio":{}}""")]
    [InlineData("""{"kind":"StopAudio"}""")]
    public void Stop_is_understood_in_every_spelling(string message)
    {
        MediaMessageReader.TryRead(Encoding.UTF8.GetBytes(message), out var media).ShouldBeTrue();
        media.Audio.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"x\"")]
    [InlineData("""{"kind":7}""")]
    [InlineData("""{"kind":"MarkData","markData":{"id":"1"}}""")]
    [InlineData("""{"kind":"AudioData"}""")]
    [InlineData("""{"kind":"AudioData","audioData":{"data":7}}""")]
    [InlineData("""{"kind":"AudioData","audioData":{"data":"?"}}""")]
    [InlineData("""{"audioData":{"data":"AQIDBA=="}}""")]
    public void Garbage_and_unknown_kinds_are_ignored(string message)
        => MediaMessageReader.TryRead(Encoding.UTF8.GetBytes(message), out _).ShouldBeFalse();

    [Fact]
    public void A_frame_is_written_as_the_service_writes_it()
    {
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, 123, TimeSpan.Zero);
        Text(MediaMessageWriter.Audio(time, null, [0, 100, -100])).ShouldBe(
            """{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","data":"AABkAJz/","silent":false}}""");
        Text(MediaMessageWriter.Audio(time, "4:+14255550123", [0, 0])).ShouldBe(
            """{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","participantRawID":"4:+14255550123","data":"AAAAAA==","silent":true}}""");
    }

    [Theory]
    [InlineData(16_000, 640)]
    [InlineData(24_000, 960)]
    public void Metadata_tell_the_size_of_the_frames(int sampleRate, int length)
    {
        var metadata = JsonNode.Parse(Text(MediaMessageWriter.Metadata("s", sampleRate)))!;
        ((string?)metadata["kind"]).ShouldBe("AudioMetadata");
        ((int)metadata["audioMetadata"]!["sampleRate"]!).ShouldBe(sampleRate);
        ((int)metadata["audioMetadata"]!["length"]!).ShouldBe(length);
        ((string?)metadata["audioMetadata"]!["encoding"]).ShouldBe("PCM");
    }

    [Fact]
    public void Queued_sound_is_played_frame_by_frame_across_pieces()
    {
        var playout = new Playout(16_000);
        playout.Add([1, 0, 2, 0, 3, 0]);
        playout.Add([4, 0, 9]);
        Frame(playout).ShouldBe([1, 2]);
        Frame(playout).ShouldBe([3, 4]);
        Frame(playout).ShouldBe([0, 0]);
        playout.Queued.ShouldBe(0);
        playout.Add([5, 0, 6, 0, 7, 0]);
        Frame(playout).ShouldBe([5, 6]);
        playout.Flush();
        Frame(playout).ShouldBe([0, 0]);
    }

    [Fact]
    public void Mixed_sound_is_clipped_not_wrapped()
    {
        short[] target = [30_000, -30_000, 5];
        Mixer.Add([10_000, -10_000, 1], target);
        target.ShouldBe([32_767, -32_768, 6]);
    }

    private static short[] Frame(Playout playout)
    {
        var frame = new short[2];
        playout.MixInto(frame);
        return frame;
    }

    private static string Text(OutboundMedia media)
    {
        var text = Encoding.UTF8.GetString(media.Bytes.Span);
        media.Return();
        return text;
    }
}
