using System.Collections.Concurrent;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>
/// Honours <c>Repeatability-Request-ID</c>: a request seen before is answered with the outcome of the first one and has no second effect.
/// A refused request leaves no trace, so that a corrected one may carry the same id.
/// </summary>
/// <remarks>Results are kept as <see cref="IResult"/>: one that reads the state of a call when executed reports the current state, as the service does.</remarks>
internal sealed class RepeatedRequests
{
    private const int Remembered = 2_000;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<IResult>> outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public async Task<IResult> OnceAsync(HttpContext http, Func<Task<IResult>> operation)
    {
        if (http.Request.Headers["Repeatability-Request-ID"] is not [{ Length: > 0 } id])
            return await operation();

        var key = $"{http.Request.Method} {http.Request.Path} {id}";
        var mine = new TaskCompletionSource<IResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var outcome = outcomes.GetOrAdd(key, mine);
        if (ReferenceEquals(outcome, mine))
            await RunAsync(key, mine, operation);
        var result = await outcome.Task;
        http.Response.Headers["Repeatability-Result"] = "accepted";
        return result;
    }

    private async Task RunAsync(string key, TaskCompletionSource<IResult> outcome, Func<Task<IResult>> operation)
    {
        Remember(key);
        try
        {
            outcome.SetResult(await operation());
        }
        catch (Exception e)
        {
            outcomes.TryRemove(KeyValuePair.Create(key, outcome));
            outcome.SetException(e);
        }
    }

    private void Remember(string key)
    {
        order.Enqueue(key);
        if (order.Count > Remembered && order.TryDequeue(out var oldest))
            outcomes.TryRemove(oldest, out _);
    }
}
