namespace CallCenter.NotificationWorker.Sms.Acs;

/// <summary>Body of a 202: one result per recipient.</summary>
internal sealed record AcsSmsResults(IReadOnlyList<AcsSmsResult>? Value);

/// <summary>What became of the message to one recipient.</summary>
internal sealed record AcsSmsResult(int HttpStatusCode, bool Successful, string? MessageId, string? ErrorMessage);
