using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

[Trait("Speed", "slow")]
public sealed class MeteredCallTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task What_models_recogniser_and_synthesiser_were_given_is_told_with_the_turns_and_at_the_end()
    {
        _edge.Words[3000] = "I lost my card.";
        _edge.Respond = (context, _) =>
        {
            context.Usage.Add(UsageKind.InputTokens, 900, "fast");
            return Answers.Of("I am sorry.");
        };
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        var greeting = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0];
        phone.Says(3000, seconds: 1.2);
        var answer = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        await phone.PassAsync(seconds: 3);
        await phone.HangUpAsync();
        var rest = (await _edge.Bus.WaitAsync<UsageReported>(call)).ShouldHaveSingleItem();

        Quantity(greeting.Usage, UsageKind.CharactersSpoken).ShouldBe(greeting.Messages.Where(message => message.Persona == Persona.Assistant).Sum(message => message.Content.Length), tolerance: 4);
        answer.Usage.ShouldContain(new UsageItem(UsageKind.CharactersSpoken, "I am sorry.".Length));
        answer.Usage.ShouldContain(item => item.Kind == UsageKind.InputTokens && item.Model == "fast" && item.Quantity % 900 == 0);
        rest.SessionId.ShouldBe(answer.SessionId);
        Quantity(rest.Usage, UsageKind.CharactersSpoken).ShouldBe(0);
        // Three seconds passed since the answer, all of them listened to.
        Quantity(rest.Usage, UsageKind.SecondsHeard).ShouldBeInRange(2, 60);
        _edge.Bus.About(call)[^1].ShouldBe(rest);
    }

    private static double Quantity(IEnumerable<UsageItem> usage, UsageKind kind) => usage.Where(item => item.Kind == kind).Sum(item => item.Quantity);
}
