namespace CallCenter.Local.Distributed;

/// <summary>Waits until services are ready.</summary>
internal static class Readiness
{
    /// <summary>Nothing announces it: a probe asks, here as in every orchestrator.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <exception cref="PartFailedException">One is not ready in time; the message says which one and what it waits for.</exception>
    public static async Task WaitAsync(IEnumerable<Part> parts, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        await Task.WhenAll(parts.Where(part => part.Readiness is not null).Select(WaitAsync));

        async Task WaitAsync(Part part)
        {
            var answer = "it does not answer";
            try
            {
                while (await AnswerAsync(http, part.Readiness!, either.Token) is { } refusal)
                {
                    answer = refusal;
                    await Task.Delay(Interval, time, either.Token);
                }
            }
            catch (OperationCanceledException error) when (late.IsCancellationRequested)
            {
                throw new PartFailedException($"{part.Name} is not ready after {limit.TotalSeconds:0} seconds: {answer}", error);
            }
        }
    }

    // What it says that it waits for, or why it says nothing; null where it is ready.
    private static async Task<string?> AnswerAsync(HttpClient http, Uri readiness, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(readiness, cancellationToken);
            return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return error.Message;
        }
    }
}
