using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>A call that comes to an edge after another one has lost it.</summary>
[Trait("Speed", "slow")]
public sealed class RestoredCallTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_caller_who_spoke_last_is_answered_after_an_apology()
    {
        ChatContext? seen = null;
        _edge.Respond = (context, _) =>
        {
            seen = context;
            return Answers.Of("I have blocked it.");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Assistant, "What can I do for you?"), (Persona.Human, "Block my card."));
        await using var phone = await _edge.ConnectAsync(call);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0];

        turn.Messages.ShouldHaveSingleItem().Content.ShouldBe($"{Apology(call)} I have blocked it.");
        seen!.FirstTurnOfResumedCall.ShouldBeFalse();
        seen.Messages.Select(message => message.Content).ShouldBe(["What can I do for you?", "Block my card."]);
    }

    [Fact]
    public async Task A_question_that_was_open_is_asked_again_and_the_answer_is_understood_with_all_that_was_said()
    {
        _edge.Words[3000] = "In Paris.";
        IReadOnlyList<ConversationMessage> seen = [];
        _edge.Respond = (context, _) =>
        {
            seen = context.Messages;
            return Answers.Of("Thank you.");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I am sorry. Where did you lose it?"));
        await using var phone = await _edge.ConnectAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content
            .ShouldBe($"{Apology(call)} Where did you lose it?");
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);

        seen.Select(message => message.Content).ShouldBe(
            ["I lost my card.", "I am sorry. Where did you lose it?", $"{Apology(call)} Where did you lose it?", "In Paris."]);
    }

    [Fact]
    public async Task A_caller_who_was_asked_nothing_hears_the_apology_and_is_listened_to()
    {
        var asked = 0;
        _edge.Respond = (_, _) =>
        {
            asked++;
            return Answers.Of("Yes?");
        };
        var call = await _edge.TalkedOnCallAsync((Persona.Human, "I lost my card."), (Persona.Assistant, "I have noted it."));
        await using var phone = await _edge.ConnectAsync(call);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content.ShouldBe(Apology(call));

        asked.ShouldBe(0);
    }

    private string Apology(Guid call) => _edge.Services.GetRequiredService<SpokenPrompts>().Pick(
        SpokenPrompt.Reconnected,
        "en-US",
        call,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["bot_name"] = "Amélie", ["bot_company"] = "Contoso" });
}
