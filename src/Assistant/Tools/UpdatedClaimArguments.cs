namespace CallCenter.Assistant.Tools;

/// <summary>Write down facts that the caller told or corrected, all of them in one call. Only what was said; nothing guessed.</summary>
/// <param name="Updates">The facts.</param>
internal sealed record UpdatedClaimArguments(IReadOnlyList<UpdatedField> Updates);
