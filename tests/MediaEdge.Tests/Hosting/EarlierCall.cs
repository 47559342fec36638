using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>The call in which the caller spoke before, and which is over.</summary>
internal static class EarlierCall
{
    /// <summary>A call that goes on with what was said in one before, with the notes of the saga of when that one ended and this one began.</summary>
    public static async Task<(Guid Call, DateTimeOffset BeganAt)> CalledBackAsync(this EdgeHost edge, params (Persona Who, string Words)[] said)
    {
        var id = await edge.KnownCallAsync(said);
        await using var scope = edge.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        var call = await store.Set<CallState>().SingleAsync(known => known.CorrelationId == id);
        store.AddRange(
            Note(call, MessageAction.Hangup, Guid.NewGuid(), call.CreatedAt.AddMinutes(-2)),
            Note(call, MessageAction.Call, id, call.CreatedAt));
        await store.SaveChangesAsync();
        return (id, call.CreatedAt);
    }

    /// <summary>The caller of a call has sent a text message in it.</summary>
    public static async Task TextedAsync(this EdgeHost edge, Guid id, string text)
    {
        await using var scope = edge.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        var call = await store.Set<CallState>().SingleAsync(known => known.CorrelationId == id);
        var message = Note(call, MessageAction.Sms, id, call.CreatedAt);
        message.Content = text;
        store.Add(message);
        await store.SaveChangesAsync();
    }

    private static MessageRecord Note(CallState call, MessageAction action, Guid callId, DateTimeOffset at) => new()
    {
        ConversationId = call.ConversationId,
        CallId = callId,
        SourceId = Guid.NewGuid(),
        TurnIndex = 0,
        CreatedAt = at,
        Action = action,
        Persona = Persona.Human,
        Content = "",
        Language = "en-US",
    };
}
