using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>A conversation, and whether the turn that is asked for is part of it already.</summary>
internal sealed record StoredConversation(ConversationRecord Conversation, bool HasTurn);
