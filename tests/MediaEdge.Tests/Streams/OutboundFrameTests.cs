using System.Text.Json;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Tests.Streams;

public sealed class OutboundFrameTests
{
    [Theory]
    [InlineData(640)]
    [InlineData(960)]
    public void A_frame_is_written_as_the_official_package_writes_it(int length)
    {
        var sound = Enumerable.Range(0, length).Select(n => (byte)n).ToArray();
        var buffer = new byte[OutboundFrame.LengthOf(length) + 7];
        var written = OutboundFrame.Write(sound, buffer);
        var json = JsonDocument.Parse(buffer.AsMemory(0, written)).RootElement;
        json.EnumerateObject().Select(p => p.Name).ShouldBe(["Kind", "AudioData", "StopAudio"]);
        json.GetProperty("Kind").GetString().ShouldBe("AudioData");
        json.GetProperty("AudioData").GetProperty("Data").GetBytesFromBase64().ShouldBe(sound);
        json.GetProperty("StopAudio").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Stopping_the_sound_is_written_as_the_official_package_writes_it()
    {
        var json = JsonDocument.Parse(OutboundFrame.StopAudio).RootElement;
        json.GetProperty("Kind").GetString().ShouldBe("StopAudio");
        json.GetProperty("StopAudio").ValueKind.ShouldBe(JsonValueKind.Object);
    }
}
