using Azure.Core;

namespace CallCenter.Platform.Resilience;

/// <summary>How requests go to services of Azure that we speak to without their own libraries: tried again a few times with growing pauses, and nothing of what is in them is logged or told to anyone else.</summary>
internal sealed class RestClientOptions : ClientOptions
{
    /// <summary>For one kind of requests.</summary>
    /// <param name="maxRetries">How often a request is sent again after the first try.</param>
    /// <param name="patience">Longest wait for the answer to one try.</param>
    public RestClientOptions(int maxRetries, TimeSpan patience)
    {
        (Retry.Mode, Retry.MaxRetries, Retry.Delay, Retry.NetworkTimeout) = (RetryMode.Exponential, maxRetries, TimeSpan.FromMilliseconds(400), patience);
        (Diagnostics.IsLoggingContentEnabled, Diagnostics.IsTelemetryEnabled, Diagnostics.ApplicationId) = (false, false, "callcenter");
    }
}
