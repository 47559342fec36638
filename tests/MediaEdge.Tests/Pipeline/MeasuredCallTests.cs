using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

[Trait("Speed", "slow")]
public sealed class MeasuredCallTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;
    private Measurements _measured = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));
        _measured = new Measurements(_edge);
    }

    public async ValueTask DisposeAsync()
    {
        _measured.Dispose();
        await _edge.DisposeAsync();
    }

    [Fact]
    public async Task Every_latency_of_a_call_is_measured_and_its_turns_tell_the_same()
    {
        InterruptedStory.Tell(_edge);
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        await InterruptedStory.HearAsync(phone);
        var turns = await _edge.Bus.WaitAsync<TurnCompleted>(call, 3);

        var answered = turns.Select(turn => turn.Timings).OfType<TurnTimings>().Where(timings => timings.FirstSentMs is not null).ToList();
        var recognised = answered.Where(timings => timings.FinalTextMs is not null).ToList();
        answered.Count.ShouldBeGreaterThanOrEqualTo(2);
        recognised.ShouldNotBeEmpty();
        _measured.Of("call.answer.latency").Take(answered.Count).ShouldBe(answered.Select(timings => timings.FirstSentMs!.Value / 1000), tolerance: 0.0001);
        _measured.Of("call.stt.complete.latency").First().ShouldBe(recognised[0].FinalTextMs!.Value / 1000, tolerance: 0.0001);
        _measured.Of("call.cutoff.latency").First().ShouldBeInRange(0.25, 0.35); // vad_cutoff_timeout_ms, and what the detector takes.
        _measured.Of("call.frames.in.latency").Count.ShouldBeGreaterThan(100);
        _measured.Of("call.frames.in.latency").ShouldAllBe(seconds => seconds >= 0 && seconds < 60);
        _measured.Of("call.frames.out.latency").Count.ShouldBeGreaterThan(40);
        _measured.Of("call.aec.droped").ShouldBe([0]);

        foreach (var timings in answered)
        {
            timings.SpeechEndMs!.Value.ShouldBeGreaterThan(0);
            timings.EndOfTurnMs!.Value.ShouldBeGreaterThan(0);
            timings.FirstTokenMs!.Value.ShouldBeLessThanOrEqualTo(timings.FirstSentMs!.Value);
            timings.FirstAudioMs!.Value.ShouldBeLessThanOrEqualTo(timings.FirstSentMs.Value);
            timings.HeardMs.ShouldBeNull();
        }

        answered[1].SpeechEndMs!.Value.ShouldBeGreaterThan(answered[0].SpeechEndMs!.Value);
    }

    [Fact]
    public async Task A_frame_of_another_length_is_counted_as_lost_to_the_canceller()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        phone.Sends("""{"kind":"AudioData","audioData":{"data":"AAAA"}}""");
        await phone.PassAsync(seconds: 1);
        _measured.Of("call.aec.droped").ShouldBe([0, 1]);
        _measured.Of("call.frames.droped").ShouldBe([1]);
    }

    [Fact]
    public async Task Frames_that_come_while_a_sentence_has_run_dry_are_counted_as_missed_by_the_canceller()
    {
        var goes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _edge.Synthesis = async peer =>
        {
            while (await peer.ReadAsync() is { } message)
            {
                if (!message.Has("ssml"))
                    continue;
                await peer.SendAsync(message.RequestId, "turn.start", "{}");
                await peer.SendSoundAsync(message.RequestId, new byte[640 * 30]);
                await goes.Task;
                await peer.SendSoundAsync(message.RequestId, new byte[640 * 30]);
                await peer.SendAsync(message.RequestId, "turn.end", "{}");
            }
        };
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await phone.HearsAsync(10);
        phone.IsStill = true;
        _measured.Of("call.aec.missed").ShouldBe([0]);
        phone.IsStill = false;
        await phone.PassAsync(seconds: 2);
        goes.SetResult();
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        _measured.Of("call.aec.missed").Count.ShouldBeGreaterThan(50);
        var missed = _measured.Of("call.aec.missed").Count;
        await phone.PassAsync(seconds: 1);
        _measured.Of("call.aec.missed").Count.ShouldBe(missed); // Nothing is said: nothing is missed.
    }
}
