using System.Text;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>
/// The text message to the agent who takes over: who, what, and the claim so far. It has no words of its own but values and field
/// names, and so needs no language.
/// </summary>
internal static class AgentBrief
{
    /// <summary>Ten parts of a concatenated message with other than Latin letters, 67 characters each (3GPP TS 23.040).</summary>
    private const int LongestText = 670;

    private const string Name = "caller_name";

    public static string Write(CallState call, ConversationRecord conversation)
    {
        var text = new StringBuilder();
        text.Append("☎ ").Append(call.PhoneNumber);
        if (conversation.Claim.TryGetValue(Name, out var name))
            text.Append(' ').Append(name);
        text.Append('\n').Append(call.Initiation.BotCompany).Append(": ").Append(call.Initiation.Task);
        foreach (var (field, value) in conversation.Claim.Where(fact => !string.Equals(fact.Key, Name, StringComparison.Ordinal)))
            text.Append("\n- ").Append(field).Append(": ").Append(value);
        return text.Length <= LongestText ? text.ToString() : text.ToString(0, LongestText - 1) + "…";
    }
}
