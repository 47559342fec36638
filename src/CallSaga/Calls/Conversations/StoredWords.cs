namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Goes with a message for as long as the saga works on it: by it, words of the caller came into the store that were not there before.</summary>
internal sealed record StoredWords;
