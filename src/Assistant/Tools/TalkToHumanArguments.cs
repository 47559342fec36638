namespace CallCenter.Assistant.Tools;

/// <summary>Connect the caller with a human colleague. Use it when the caller asks for a person, or when you cannot help. Say so in the same message, before calling it.</summary>
internal sealed record TalkToHumanArguments;
