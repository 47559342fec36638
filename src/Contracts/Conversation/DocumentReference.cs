namespace CallCenter.Contracts.Conversation;

/// <summary>A document of the company that the assistant was given; names it and holds nothing of what it says beyond its title.</summary>
/// <param name="Id">Its id in the index.</param>
/// <param name="Title">The question it answers, or its place, at most 200 letters; null where it has neither.</param>
/// <param name="FilePath">The file that it was taken from; null where that is not known.</param>
public sealed record DocumentReference(string Id, string? Title, string? FilePath);
