namespace CallCenter.Assistant.Moderation;

/// <summary>Judges what callers say where another model than <see cref="Chat.ChatAssistant"/> answers it.</summary>
/// <param name="IsAttack">Whether somebody tries to overrule the instructions with these words; false where there is no verdict. Throws only where it is cancelled.</param>
/// <param name="Hold">Longest that anything is held back for a verdict.</param>
public sealed record PromptShield(Func<string, CancellationToken, Task<bool>> IsAttack, TimeSpan Hold);
