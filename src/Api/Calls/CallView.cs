using CallCenter.Platform.Costs;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Calls;

/// <summary>A call with all that belongs to it, as read from the store.</summary>
/// <param name="Call">The saga's row, or what it will be where the saga has not written it yet.</param>
/// <param name="Conversation">The conversation; null where the saga has not written it yet.</param>
/// <param name="ClaimHistory">How the claim came about, oldest change first; of the whole conversation, as the claim is.</param>
/// <param name="Messages">What was said in the conversation until the end of this call, oldest first.</param>
/// <param name="Unheard">The assistant's words in it of which the caller did not hear all, oldest first.</param>
/// <param name="Turns">Timings of the answered turns of this call, in order.</param>
/// <param name="Cost">What the call has used so far, and what that costs.</param>
internal sealed record CallView(
    CallState Call,
    ConversationRecord? Conversation,
    IReadOnlyList<ClaimChangeView> ClaimHistory,
    IReadOnlyList<MessageRecord> Messages,
    IReadOnlyList<UnheardView> Unheard,
    IReadOnlyList<TurnRecord> Turns,
    CallCost Cost)
{
    /// <summary>State as users see it: <c>initiating</c>, <c>talking</c>, <c>transferring</c> or <c>closed</c>.</summary>
    public string State => Call.CurrentState switch
    {
        "Talking" => "talking",
        "Transferring" => "transferring",
        // Closing is ours alone: the line is down and the last turn is on its way.
        "Closing" or "Closed" => "closed",
        _ => "initiating",
    };

    /// <summary>False once the call is over and its last turn is stored.</summary>
    public bool InProgress => Call.CurrentState is not "Closed";
}
