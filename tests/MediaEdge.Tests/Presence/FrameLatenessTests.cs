using System.Net.WebSockets;
using System.Text;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Pipeline;
using CallCenter.MediaEdge.Tests.Timing;

namespace CallCenter.MediaEdge.Tests.Presence;

/// <summary>What counts as late of a call whose frames come by the test's clock.</summary>
[Trait("Speed", "slow")]
public sealed class FrameLatenessTests : IAsyncLifetime
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly WorkingClock _clock = new();
    private readonly Signals _begun = new();
    private readonly Signals _taken = new();
    private readonly ClientWebSocket _phone = new();
    private EdgeHost _edge = null!;
    private Measurements _measured = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private int Late => _measured.Of("call.frames.late").Count;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.StartAsync(_clock, ("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));
        _measured = new Measurements(_edge);
        _edge.Watch = happened =>
        {
            if (happened.Kind == CallEventKind.Format)
                _begun.Give();
            else if (happened.Kind == CallEventKind.Frame)
                _taken.Give();
        };
        _phone.Options.SetRequestHeader("Authorization", _edge.Tokens.Bearer());
        await _phone.ConnectAsync(_edge.MediaUrl(await _edge.KnownCallAsync()), Stop);
        await SendAsync("""{"kind":"AudioMetadata","audioMetadata":{"encoding":"PCM","sampleRate":16000,"channels":1,"length":640}}""");
        // The edge's own tick begins with the session: time that passes while it does would be taken for a tick that comes late.
        await _begun.NextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _phone.Abort();
        _phone.Dispose();
        _measured.Dispose();
        await _edge.DisposeAsync();
    }

    [Fact]
    public async Task A_line_with_a_gap_of_a_second_makes_no_frame_late()
    {
        for (var frame = 0; frame < 50; frame++)
            await PassAsync(Frame);
        await PassAsync(TimeSpan.FromSeconds(1), frames: 50);
        for (var frame = 0; frame < 50; frame++)
            await PassAsync(Frame);

        Late.ShouldBe(0);
    }

    [Fact]
    public async Task A_line_that_brings_its_frames_three_at_a_time_makes_none_late()
    {
        for (var burst = 0; burst < 30; burst++)
            await PassAsync(Frame * 3, frames: 3);

        Late.ShouldBe(0);
    }

    [Fact]
    public async Task An_edge_that_works_on_its_frames_for_too_long_makes_them_late()
    {
        for (var frame = 0; frame < 10; frame++)
            await PassAsync(Frame);
        _clock.LookTakes = TimeSpan.FromMilliseconds(25);
        for (var frame = 0; frame < 10; frame++)
            await PassAsync(Frame);

        Late.ShouldBe(10);
    }

    // The frames come at once after this time; ends when the edge is done with them.
    private async Task PassAsync(TimeSpan time, int frames = 1)
    {
        _clock.Advance(time);
        for (var frame = 0; frame < frames; frame++)
            await SendAsync($$$"""{"kind":"AudioData","audioData":{"data":"{{{Convert.ToBase64String(new byte[640])}}}","silent":true}}""");
        for (var frame = 0; frame < frames; frame++)
            await _taken.NextAsync();
    }

    private Task SendAsync(string message) => _phone.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Stop);
}
