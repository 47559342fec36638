namespace CallCenter.NotificationWorker.Sms.Acs;

/// <summary>Body of <c>POST /sms</c>, API version 2021-03-07.</summary>
internal sealed record AcsSmsRequest(string From, IReadOnlyList<AcsSmsRecipient> SmsRecipients, string Message, AcsSmsSendOptions SmsSendOptions);

/// <summary>A recipient; a repeated id means that the message was sent before, and the service does not send it again.</summary>
internal sealed record AcsSmsRecipient(string To, Guid RepeatabilityRequestId, string RepeatabilityFirstSent);

/// <summary>Options of a message; the tag comes back in the delivery report.</summary>
internal sealed record AcsSmsSendOptions(bool EnableDeliveryReport, string Tag);
