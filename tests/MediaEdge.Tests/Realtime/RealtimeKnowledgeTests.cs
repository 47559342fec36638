extern alias simulator;

using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using simulator::CallCenter.Simulator;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>The edge and the simulated realtime model, which speak the protocol to one another.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeKnowledgeTests : IAsyncLifetime
{
    private readonly SimulatorOptions _options = new() { Url = "http://127.0.0.1:0" };
    private WebApplication _simulator = null!;
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = SimulatorModule.Build(_options, builder => builder.Logging.ClearProviders());
        await _simulator.StartAsync();
        _edge = await EdgeHost.StartAsync(
            ("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("llm:realtime:endpoint", $"{_simulator.Urls.First()}/v1/"),
            ("llm:realtime:model", "gpt-realtime"), ("llm:realtime:key", _options.RealtimeKey));
        _edge.Engine = CallEngine.Realtime;
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task What_the_company_has_written_down_is_looked_up_and_told()
    {
        await _edge.Services.GetRequiredService<LocalKnowledge>().ImportAsync(
            [new KnowledgeDocument { Id = "hours", Question = "When does the help desk open?", Answer = "The help desk opens at half past seven." }],
            TestContext.Current.CancellationToken);
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        var edge = (await _edge.Bus.WaitAsync<MediaSessionStarted>(call)).Single().EdgeAddress;
        await _edge.Bus.WaitAsync<TurnCompleted>(call);

        await _edge.SendAsync(edge, new CallerTexted { CallId = call, TextId = Guid.NewGuid(), Text = "When does the help desk open?" });

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.SelectMany(message => message.ToolCalls).ShouldContain(tool => tool.Name == "search_document");
        turn.Messages[^1].Content.ShouldContain("half past seven");
    }
}
