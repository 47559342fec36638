using System.Collections.Concurrent;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Recordings;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Start, state, pause, resume and stop of recordings.</summary>
internal static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder app, Exchange exchange)
    {
        const string recordings = "/calling/recordings";
        var started = new ConcurrentDictionary<string, Recording>(StringComparer.Ordinal);
        Map("POST", recordings, async request =>
        {
            var order = RecordingOrder.Read(request.Body);
            var call = exchange.Find(order);
            var (recording, state) = await call.Loop.AskAsync(() =>
            {
                var recording = call.During<Conversation>().Record(order);
                return (recording, recording.ToJson());
            });
            started[recording.Id] = recording;
            _ = call.Over.ContinueWith(_ => started.TryRemove(recording.Id, out Recording? _), TaskScheduler.Default);
            return Results.Json(state);
        });
        Map("GET", recordings + "/{id}", async request => Results.Json(await AskAsync(Find(request), r => r.ToJson())));
        Map("POST", recordings + "/{id}:pause", request => ChangeAsync(Find(request), StatusCodes.Status202Accepted, r => r.Pause()));
        Map("POST", recordings + "/{id}:resume", request => ChangeAsync(Find(request), StatusCodes.Status202Accepted, r => r.Resume()));
        Map("DELETE", recordings + "/{id}", request => ChangeAsync(Find(request), StatusCodes.Status204NoContent, r => r.Stop()));

        Recording Find(AcsRequest request) => started.TryGetValue(request.Route("id"), out var recording) ? recording : throw NotFound();

        void Map(string method, string pattern, Func<AcsRequest, Task<IResult>> operation)
            => app.MapSigned(method, pattern, AcsApiVersions.CallAutomation, operation);
    }

    private static async Task<IResult> ChangeAsync(Recording recording, int status, Action<Recording> change)
    {
        await AskAsync(recording, r =>
        {
            change(r);
            return true;
        });
        return Results.StatusCode(status);
    }

    private static Task<T> AskAsync<T>(Recording recording, Func<Recording, T> question)
        => recording.Call.Loop.AskAsync(() => recording.Stopped ? throw NotFound() : question(recording));

    private static AcsRefusal NotFound() => new(StatusCodes.Status404NotFound, "8522", "Recording not found.");
}
