using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Testing;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>Lets call time pass frame by frame, on a clock that stands still in between.</summary>
internal sealed class SteppedPacer(ManualTimeProvider time) : ICallPacer
{
    private readonly ConcurrentDictionary<CallLoop, Channel<long>> _due = new();

    public void WakeAt(CallLoop call, long timestamp) => Due(call).Writer.TryWrite(timestamp);

    /// <summary>Runs so much call time, or less when the call ends before.</summary>
    public async Task RunAsync(Call call, TimeSpan span)
    {
        for (var frames = CallClock.Frames(span); frames > 0; frames--)
        {
            var due = Due(call.Loop).Reader.WaitToReadAsync().AsTask();
            await Task.WhenAny(due, call.Over);
            if (call.Over.IsCompleted || !Due(call.Loop).Reader.TryRead(out var timestamp))
                return;
            var wait = TimeSpan.FromTicks(timestamp - time.GetTimestamp());
            if (wait > TimeSpan.Zero)
                time.Advance(wait);
            await NetworkAsync(call);
            call.Loop.Wake();
        }

        // The last frame is done once the next one is asked for.
        await Task.WhenAny(Due(call.Loop).Reader.WaitToReadAsync().AsTask(), call.Over);
    }

    /// <summary>Time stands still until the network has taken what the call has sent, so that no frame is skipped.</summary>
    private static async Task NetworkAsync(Call call)
    {
        while (call.MustWait)
            await Task.Yield();
    }

    private Channel<long> Due(CallLoop call) => _due.GetOrAdd(call, static _ => Channel.CreateUnbounded<long>());
}
