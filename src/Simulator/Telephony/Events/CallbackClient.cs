using System.Net.Http.Headers;

namespace CallCenter.Simulator.Telephony.Events;

/// <summary>Posts one callback, again and again with growing pauses until it is taken or the attempts are used up.</summary>
internal sealed class CallbackClient(IHttpClientFactory clients, AcsTokens tokens, TimeProvider time, ILogger<CallbackClient> logger)
{
    /// <summary>Name of the HTTP client that callbacks are posted with.</summary>
    public const string HttpClientName = "acs-callbacks";

    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <returns>False when every attempt failed.</returns>
    public async Task<bool> DeliverAsync(Callback callback, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryAsync(callback, cancellationToken);
            if (failure is null)
                return true;
            Log.CallbackFailed(logger, callback.Type, attempt, failure);
            if (attempt == Attempts)
                return false;
            await Task.Delay(pause, time, cancellationToken);
            pause *= 2;
        }
    }

    private async Task<string?> TryAsync(Callback callback, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callback.To) { Content = new ByteArrayContent(callback.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(AcsTokens.CallbackLifetime));
        try
        {
            using var response = await clients.CreateClient(HttpClientName).SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "timeout";
        }
    }
}
