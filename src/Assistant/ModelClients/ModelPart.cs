namespace CallCenter.Assistant.ModelClients;

/// <summary>One thing that comes in while a model answers. The last one is always a <see cref="ModelEnded"/>; failures are values, not exceptions.</summary>
internal abstract record ModelPart;

/// <summary>Some letters.</summary>
/// <param name="Text">The letters; never empty.</param>
internal sealed record ModelText(string Text) : ModelPart;

/// <summary>A piece of a tool call; id and name come with the first piece of an index.</summary>
/// <param name="Index">Which of the message's tool calls.</param>
/// <param name="Id">Id, in the first piece.</param>
/// <param name="Name">Name of the tool, in the first piece.</param>
/// <param name="Arguments">The next letters of the arguments.</param>
internal sealed record ModelToolDelta(int Index, string? Id, string? Name, string Arguments) : ModelPart;

/// <summary>Nothing more comes.</summary>
/// <param name="Reason">Why.</param>
/// <param name="RetryAfter">How long the provider asks to be left alone; null where it does not say.</param>
/// <param name="Error">What went wrong, as a class of errors for traces: a status of HTTP or the name of an exception; null where nothing did.</param>
internal sealed record ModelEnded(ModelEndReason Reason, TimeSpan? RetryAfter = null, string? Error = null) : ModelPart;
