using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>The row of the realtime model in the readiness report.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeRowTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_model_that_refuses_a_call_is_degraded_until_it_takes_one()
    {
        (await RowAsync(_edge.Host)).ShouldBe(HealthStatus.Healthy);
        _edge.Model.Refusals.Enqueue(429);
        var refused = await _edge.Host.KnownCallAsync();
        await using (await _edge.Host.ConnectAsync(refused))
            await _edge.Bus.WaitAsync<TurnCompleted>(refused);
        (await RowAsync(_edge.Host)).ShouldBe(HealthStatus.Degraded);

        var (_, phone, _) = await _edge.ConnectedAsync();
        await using var __ = phone;
        (await RowAsync(_edge.Host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task An_answer_that_fails_is_noted_until_one_is_given()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.TellAsync(new { type = "response.created", response = new { id = "r1" } });
        await peer.TellAsync(new { type = "response.done", response = new { id = "r1", status = "failed", status_details = new { error = new { code = "insufficient_quota" } } } });
        await peer.WaitAsync("response.create");
        (await RowAsync(_edge.Host)).ShouldBe(HealthStatus.Degraded);

        await peer.AnswerAsync("r2", "Which one?", seconds: 0.2);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        (await RowAsync(_edge.Host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_call_that_ends_leaves_the_model_well()
    {
        var (call, phone, _) = await _edge.GreetedAsync();
        await phone.DisposeAsync();
        await _edge.Bus.WaitAsync<MediaSessionEnded>(call);

        (await RowAsync(_edge.Host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Without_a_model_there_is_no_row()
    {
        await using var edge = await EdgeHost.StartAsync();

        (await edge.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries.ContainsKey("llm.realtime").ShouldBeFalse();
    }

    private static async Task<HealthStatus> RowAsync(EdgeHost edge) =>
        (await edge.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["llm.realtime"].Status;
}
