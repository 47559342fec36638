namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/callConnections/{id}:recognize</c>, for choices.</summary>
internal sealed record RecognizeRequest
{
    public string RecognizeInputType { get; } = "choices";

    public required IReadOnlyList<PlaySource> PlayPrompts { get; init; }

    public bool InterruptCallMediaOperation { get; } = true;

    public required RecognizeOptions RecognizeOptions { get; init; }

    public required string OperationContext { get; init; }
}

/// <summary>Whom to listen to, and for what.</summary>
internal sealed record RecognizeOptions
{
    public bool InterruptPrompt { get; } = true;

    /// <summary>From the end of the prompt, at most 20 s.</summary>
    public required int InitialSilenceTimeoutInSeconds { get; init; }

    public required AcsIdentifier TargetParticipant { get; init; }

    public required string SpeechLanguage { get; init; }

    public required IReadOnlyList<RecognizeChoice> Choices { get; init; }
}

/// <summary>One thing that can be chosen, by a key or any of the phrases.</summary>
internal sealed record RecognizeChoice(string Label, IReadOnlyList<string> Phrases, string? Tone);

/// <summary>Something for the service to speak.</summary>
internal sealed record PlaySource(TextSource Text)
{
    public string Kind { get; } = "text";
}

/// <summary>A text with the voice that speaks it.</summary>
internal sealed record TextSource(string Text, string SourceLocale, string? VoiceName, string? CustomVoiceEndpointId);
