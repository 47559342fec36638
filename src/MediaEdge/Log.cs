namespace CallCenter.MediaEdge;

/// <summary>What the media edge logs: no numbers, no spoken words, no secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The speech service refuses recognition for good with status {Status}; check the key and the region.")]
    public static partial void RecognitionRefused(ILogger logger, int status);

    [LoggerMessage(2, LogLevel.Warning, "The speech service does not take a connection for recognition ({Reason}); trying again.")]
    public static partial void RecognitionUnreachable(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "A connection for recognition broke ({Reason}); making another.")]
    public static partial void RecognitionConnectionLost(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Recognition ended a phrase with status {Status}.")]
    public static partial void RecognitionStatus(ILogger logger, string status);

    [LoggerMessage(5, LogLevel.Warning, "A message of the recogniser could not be read.")]
    public static partial void RecognitionUnreadable(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "A sentence could not be synthesised: {Reason}.")]
    public static partial void SynthesisFailed(ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Warning, "Publishing {Message} failed; it is tried again until it succeeds.")]
    public static partial void PublishFailed(ILogger logger, Exception exception, string message);

    [LoggerMessage(8, LogLevel.Error, "The process ends before {Count} messages of a call could be published; they are lost: {Messages}.")]
    public static partial void PublishGivenUp(ILogger logger, int count, string messages);

    [LoggerMessage(9, LogLevel.Error, "The assistant failed in call {CallId}.")]
    public static partial void AnswerFailed(ILogger logger, Exception exception, Guid callId);

    [LoggerMessage(10, LogLevel.Warning, "A media connection for call {CallId} was refused: its token or signature is not valid.")]
    public static partial void ConnectionRefused(ILogger logger, Guid callId);

    [LoggerMessage(11, LogLevel.Warning, "A media connection for an unknown call {CallId} was refused.")]
    public static partial void UnknownCall(ILogger logger, Guid callId);

    [LoggerMessage(12, LogLevel.Information, "Call {CallId}: media session {SessionId} begins.")]
    public static partial void SessionBegins(ILogger logger, Guid callId, Guid sessionId);

    [LoggerMessage(13, LogLevel.Information, "Call {CallId}: media session {SessionId} ended, {Reason}.")]
    public static partial void SessionEnded(ILogger logger, Guid callId, Guid sessionId, Contracts.Media.StreamEnd reason);

    [LoggerMessage(14, LogLevel.Error, "Call {CallId}: the media session failed.")]
    public static partial void SessionFailed(ILogger logger, Exception exception, Guid callId);

    [LoggerMessage(15, LogLevel.Warning, "{Message} came for call {CallId}, which this edge does not hold; it waits a while for the call to come back.")]
    public static partial void CallNotHere(ILogger logger, string message, Guid callId);

    [LoggerMessage(16, LogLevel.Error, "Publishing {Message} has been failing for half a minute; turns are kept until the bus is back.")]
    public static partial void PublishInTrouble(ILogger logger, string message);

    [LoggerMessage(17, LogLevel.Information, "The edge leaves: it takes no calls any more, and waits up to {Limit} s for {Count} in progress.")]
    public static partial void Leaving(ILogger logger, int count, double limit);

    [LoggerMessage(18, LogLevel.Warning, "The edge cannot tell the saga that it is alive; its calls may be taken to others.")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception);

    [LoggerMessage(19, LogLevel.Warning, "Call {CallId}: no sound for {Seconds} s; the connection is given up.")]
    public static partial void FellSilent(ILogger logger, Guid callId, double seconds);

    [LoggerMessage(30, LogLevel.Warning, "Call {CallId}: its journal ends here, reason: {Reason}. The call goes on.")]
    public static partial void JournalGivenUp(ILogger logger, Guid callId, string reason);

    [LoggerMessage(31, LogLevel.Warning, "Call {CallId}: its journal cannot be written ({Error}). The call goes on.")]
    public static partial void JournalFailed(ILogger logger, Guid callId, string error);

    [LoggerMessage(32, LogLevel.Information, "Erased {Count} journals of calls: {Gone} of calls that were erased, {Old} too old, {Excess} beyond the limit of the folder.")]
    public static partial void JournalsErased(ILogger logger, int count, int gone, int old, int excess);

    [LoggerMessage(33, LogLevel.Warning, "Journals of calls could not be looked through; they are again in a minute.")]
    public static partial void JournalSweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Debug, "Call {CallId} was to be let go, and is not held here.")]
    public static partial void AlreadyLeft(ILogger logger, Guid callId);

    [LoggerMessage(40, LogLevel.Warning, "Speech falls back for {Part}: {From} failed, {To} goes on.")]
    public static partial void SpeechFallsBack(ILogger logger, string part, string from, string to);

    [LoggerMessage(41, LogLevel.Warning, "The circuit breaker of {Provider} for {Part} is {State} now.")]
    public static partial void BreakerChanged(ILogger logger, string provider, string part, Polly.CircuitBreaker.CircuitState state);

    [LoggerMessage(42, LogLevel.Warning, "An utterance was not recognised by the transcription service: {Reason}; trying again.")]
    public static partial void TranscriptionFailed(ILogger logger, string reason);

    [LoggerMessage(43, LogLevel.Error, "The transcription service refuses recognition for good with status {Status}; check key, address and model.")]
    public static partial void TranscriptionRefused(ILogger logger, int status);

    [LoggerMessage(44, LogLevel.Warning, "An utterance of {Seconds:0.0} s is lost: too many wait for the transcription service.")]
    public static partial void TranscriptionOverrun(ILogger logger, double seconds);

    [LoggerMessage(45, LogLevel.Warning, "Transcription of a call's utterances ended by an error ({Reason}).")]
    public static partial void TranscriptionEnded(ILogger logger, string reason);

    [LoggerMessage(46, LogLevel.Error, "Call {CallId}: something could not be let go of at its end.")]
    public static partial void LeavingFailed(ILogger logger, Exception exception, Guid callId);

    [LoggerMessage(60, LogLevel.Warning, "Call {CallId}: the connection to the realtime model broke; making another.")]
    public static partial void RealtimeLost(ILogger logger, Guid callId);

    [LoggerMessage(61, LogLevel.Warning, "Call {CallId}: the realtime model cannot go on ({Reason}); recognition, language model and synthesis lead the call from here.")]
    public static partial void RealtimeFallback(ILogger logger, Guid callId, string reason);

    [LoggerMessage(62, LogLevel.Warning, "Call {CallId}: the realtime model could not do what it was asked to ({Code}).")]
    public static partial void RealtimeError(ILogger logger, Guid callId, string code);

    [LoggerMessage(63, LogLevel.Warning, "Call {CallId}: the realtime model gave up an answer ({Code}).")]
    public static partial void RealtimeAnswerFailed(ILogger logger, Guid callId, string code);

    [LoggerMessage(64, LogLevel.Debug, "A message of the realtime model could not be read ({Fate}).")]
    public static partial void RealtimeUnreadable(ILogger logger, Streams.MessageFate fate);

    [LoggerMessage(65, LogLevel.Warning, "Call {CallId} wants the realtime engine, which is not configured on this edge; recognition, language model and synthesis lead it.")]
    public static partial void RealtimeNotConfigured(ILogger logger, Guid callId);

    [LoggerMessage(66, LogLevel.Warning, "Call {CallId}: content safety finds an attack in what the caller said; the realtime model is to forget it.")]
    public static partial void AttackFound(ILogger logger, Guid callId);

    [LoggerMessage(67, LogLevel.Error, "Call {CallId}: what the caller said could not be judged; the answer goes on without.")]
    public static partial void ShieldFailed(ILogger logger, Exception exception, Guid callId);

    [LoggerMessage(70, LogLevel.Warning, "The edge is full: more than {Percent} % of frames are taken late; new calls are sent elsewhere.")]
    public static partial void EdgeFull(ILogger logger, double percent);

    [LoggerMessage(71, LogLevel.Information, "The edge has room for new calls again.")]
    public static partial void EdgeHasRoom(ILogger logger);
}
