namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/recordings</c>.</summary>
internal sealed record StartRecordingRequest
{
    public required CallLocator CallLocator { get; init; }

    public required Uri RecordingStateCallbackUri { get; init; }

    public string RecordingContentType { get; } = "audio";

    /// <summary>One channel per party, which goes with <c>wav</c> only.</summary>
    public string RecordingChannelType { get; } = "unmixed";

    public string RecordingFormatType { get; } = "wav";

    public ExternalStorage? ExternalStorage { get; init; }
}

/// <summary>The call, by the id that all its legs share.</summary>
internal sealed record CallLocator(string ServerCallId)
{
    public string Kind { get; } = "serverCallLocator";
}

/// <summary>The container that the recording is written to.</summary>
internal sealed record ExternalStorage(Uri RecordingDestinationContainerUrl)
{
    public string RecordingStorageKind { get; } = "azureBlobStorage";
}
