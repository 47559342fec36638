namespace CallCenter.Assistant.Tools;

/// <summary>Begin another, empty claim. Use it only when the caller brings up a different matter than the one of the present claim, never to correct it.</summary>
internal sealed record NewClaimArguments;
