using System.Diagnostics;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tracing;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>The spans of messages of the model that nobody listens to any more.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeSpanTests : IAsyncLifetime
{
    private const string Span = "chat gpt-realtime";

    private readonly RecordedSpans _spans = new(EdgeTrace.SourceName, CallTrace.SourceName);
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        _spans.Dispose();
    }

    [Fact]
    public async Task The_span_of_a_message_that_was_interrupted_ends_when_the_model_is_done_with_it_and_tells_what_it_took()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await InterruptedAsync(phone, peer);
        await peer.DoneAsync("r1", "cancelled");

        var chat = (await ChatsAsync(call, 1)).ShouldHaveSingleItem();
        (chat.GetTagItem("gen_ai.response.id"), chat.GetTagItem("gen_ai.usage.output_tokens"), chat.Status).ShouldBe(("r1", 50, ActivityStatusCode.Unset));
    }

    [Fact]
    public async Task A_message_that_was_cancelled_as_soon_as_it_began_tells_nothing_about_the_one_before()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await InterruptedAsync(phone, peer);
        await peer.TellAsync(new { type = "response.created", response = new { id = "r2" } });
        await peer.WaitAsync("response.cancel");
        await peer.DoneAsync("r2", "cancelled");
        await peer.StopsAsync("caller-2");
        await peer.AnswerAsync("r3", "Which one?", seconds: 0.2);

        (await ChatsAsync(call, 2)).Select(chat => chat.GetTagItem("gen_ai.response.id")).ShouldBe([null, "r3"]);
    }

    [Fact]
    public async Task The_span_of_a_message_ends_with_the_call()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.BeginsAsync("r1", "A long story.", seconds: 20);
        await phone.HearsAsync(phone.FramesHeard + 20);
        await phone.HangUpAsync();

        (await ChatsAsync(call, 1)).ShouldHaveSingleItem().GetTagItem("gen_ai.response.id").ShouldBeNull();
    }

    private static async Task InterruptedAsync(TestPhone phone, RealtimePeer peer)
    {
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.BeginsAsync("r1", "A long story.", seconds: 20);
        await phone.HearsAsync(greeted + 20);
        await peer.StartsAsync("caller-2");
        await phone.StopsAsync(1);
    }

    private Task<IReadOnlyList<Activity>> ChatsAsync(Guid call, int count) =>
        _spans.WaitAsync(CallTrace.IdOf(call), Span, TestContext.Current.CancellationToken, count);
}
