using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>The edge and the simulated realtime model, which speak the protocol to one another.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeKnowledgeTests : IAsyncLifetime
{
    private SimulatedEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await SimulatedEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task What_the_company_has_written_down_is_looked_up_and_told()
    {
        await _edge.Host.Services.GetRequiredService<LocalKnowledge>().ImportAsync(
            [new KnowledgeDocument { Id = "hours", Question = "When does the help desk open?", Answer = "The help desk opens at half past seven." }],
            TestContext.Current.CancellationToken);
        var call = await _edge.Host.KnownCallAsync();
        await using var phone = await _edge.Host.ConnectAsync(call);
        var edge = (await _edge.Host.Bus.WaitAsync<MediaSessionStarted>(call)).Single().EdgeAddress;
        await _edge.Host.Bus.WaitAsync<TurnCompleted>(call);

        await _edge.Host.SendAsync(edge, new CallerTexted { CallId = call, TextId = Guid.NewGuid(), Text = "When does the help desk open?" });

        var turn = (await _edge.Host.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.SelectMany(message => message.ToolCalls).ShouldContain(tool => tool.Name == "search_document");
        turn.Messages[^1].Content.ShouldContain("half past seven");
        turn.Messages[^1].Documents.ShouldBe([new DocumentReference("hours", "When does the help desk open?", FilePath: null)]);
    }
}
