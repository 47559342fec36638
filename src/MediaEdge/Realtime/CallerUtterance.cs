using CallCenter.Contracts.Conversation;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the caller said in one turn, as the model and the record know it.</summary>
/// <param name="ItemId">The item of the model's conversation.</param>
/// <param name="Message">The message of the record.</param>
internal sealed record CallerUtterance(string ItemId, ConversationMessage Message);
