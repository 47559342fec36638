using System.Globalization;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A caller who calls back, and the realtime model that is told of the earlier call.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeResumedCallTests
{
    [Fact]
    public async Task The_model_is_told_where_the_earlier_call_ended_and_this_one_began_also_on_a_second_connection()
    {
        await using var edge = await RealtimeEdge.StartAsync(("conversation:initiate:time_zone", "Asia/Tokyo"));
        var (call, beganAt) = await edge.Host.CalledBackAsync((Persona.Assistant, "Which card was it?"), (Persona.Human, "The blue one."));
        await using var phone = await edge.Host.ConnectAsync(call);
        var peer = await edge.Model.PeerAsync();
        await peer.WaitAsync("response.create");

        var told = peer.Of("conversation.item.create").Take(4).Select(item => item.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString()!).ToList();
        told[..2].ShouldBe(["Which card was it?", "The blue one."]);
        told[2].ShouldBe($"[The call is over, {InTokyo(beganAt.AddMinutes(-2))}.]");
        told[3].ShouldBe($"[A call begins, {InTokyo(beganAt)}.]");
        peer.Said("user").Take(3).ShouldBe(told[1..4]);

        peer.Break();
        var next = await edge.Model.PeerAsync();
        await next.WaitAsync("conversation.item.create", 4);
        next.Said("user").Take(3).ShouldBe(told[1..4]);

        static string InTokyo(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_first_words_of_the_model_are_no_answer_to_the_last_words_of_the_earlier_call()
    {
        await using var edge = await SimulatedEdge.StartAsync();
        var (call, _) = await edge.Host.CalledBackAsync((Persona.Assistant, "Which hardware is it?"), (Persona.Human, "It is a Dell Latitude 7440."));
        await using var phone = await edge.Host.ConnectAsync(call);

        var turn = (await edge.Host.Bus.WaitAsync<TurnCompleted>(call))[0];

        turn.Messages.SelectMany(message => message.ToolCalls).ShouldBeEmpty();
        turn.Messages.ShouldHaveSingleItem().Content.ShouldEndWith("?");
    }
}
