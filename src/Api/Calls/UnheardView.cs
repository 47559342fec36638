using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Calls;

/// <summary>Words of the assistant of which the caller did not hear all, with what they heard.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Words">The words.</param>
/// <param name="Message">What was heard of them; null where nothing was.</param>
internal sealed record UnheardView(Guid CallId, TurnId Turn, UnheardWords Words, MessageRecord? Message)
{
    /// <summary>The words that were heard; empty for none.</summary>
    public string Heard => Message?.Content ?? "";

    /// <summary>Those of some turns, oldest first.</summary>
    /// <param name="turns">The turns.</param>
    /// <param name="messages">All that was said in them.</param>
    public static IReadOnlyList<UnheardView> Of(IEnumerable<TurnRecord> turns, IEnumerable<MessageRecord> messages)
    {
        var cut = turns.Where(turn => turn.Unheard.Count > 0).ToList();
        if (cut.Count == 0)
            return [];
        var spoken = messages.ToDictionary(message => (message.TurnId, message.Position));
        return
        [
            .. from turn in cut
               let id = new TurnId(turn.SessionId, turn.Index)
               from words in turn.Unheard
               orderby words.CreatedAt
               select new UnheardView(turn.CallId, id, words, words.Message is { } position ? spoken.GetValueOrDefault((id, position)) : null),
        ];
    }
}
