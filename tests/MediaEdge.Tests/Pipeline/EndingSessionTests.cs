using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>What comes while a connection ends.</summary>
[Trait("Speed", "slow")]
public sealed class EndingSessionTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task What_is_to_be_said_in_the_instant_in_which_a_connection_ends_is_said_on_the_next()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        _edge.Services.GetRequiredService<SessionRegistry>().TryGet(call.Id, out var session).ShouldBeTrue();
        phone.IsStill = true;
        var ending = false;
        // Its owner deals with the first, and looks for more when the second has come and the end of the connection is settled.
        _edge.Watch = happened =>
        {
            if (ending || happened.Kind != CallEventKind.Say)
                return;
            ending = true;
            _ = session!.PostAsync(Say(call.Id, "We open again on Monday.")).AsTask(); // There is room: it is in the queue at once.
            session.End(StreamEnd.ConnectionLost);
        };

        await session!.PostAsync(Say(call.Id, "We are closed."));
        await session.Left.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await using var next = await _edge.ConnectAsync(call.Id);

        var said = "";
        for (var turns = 1; !said.Contains("on Monday", StringComparison.Ordinal); turns++)
            said = string.Join(' ', (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, turns)).SelectMany(turn => turn.Messages).Select(message => message.Content));
        said.ShouldEndWith("We are closed. We open again on Monday.");
    }

    private static CallEvent Say(Guid call, string text) =>
        new() { Kind = CallEventKind.Say, Subject = new SayToCaller { CallId = call, SayId = Guid.NewGuid(), Text = text } };
}
