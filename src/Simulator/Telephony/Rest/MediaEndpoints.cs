using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Prompts;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Play, recognize, cancel, media streaming: accepted here, their outcome comes as an event.</summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder app, Exchange exchange)
    {
        Map("play", Play);
        Map("recognize", Recognize);
        Map("cancelAllMediaOperations", static _ => conversation => conversation.CancelAllMedia());
        Map("startMediaStreaming", static body =>
        {
            var operation = Operation.Read(body);
            return conversation => conversation.RequiredStreaming().Start(operation);
        });
        Map("stopMediaStreaming", static body =>
        {
            var operation = Operation.Read(body);
            return conversation => conversation.RequiredStreaming().Stop(operation);
        });

        void Map(string name, Func<AcsBody, Action<Conversation>> read) => app.MapSigned(
            "POST", "/calling/callConnections/{id}:" + name, AcsApiVersions.CallAutomation, async request =>
            {
                var call = exchange.Find(request.Route("id"));
                var action = read(request.Body);
                await call.Loop.AskAsync(() =>
                {
                    action(call.During<Conversation>());
                    return true;
                });
                return Results.StatusCode(StatusCodes.Status202Accepted);
            });
    }

    private static Action<Conversation> Play(AcsBody body)
    {
        var sources = body.Objects("playSources").Select(PlaySource.Read).ToList();
        if (sources.Count == 0)
            throw AcsRefusal.InvalidArgument("playSources", "at least one is required.");
        var toAll = body.Objects("playTo").Select(Identifier.Read).ToList() is [];
        var interrupts = toAll && (body.Flag("interruptCallMediaOperation") ?? false);
        var repeats = body.Object("playOptions")?.Flag("loop") ?? false;
        var operation = Operation.Read(body);
        return conversation => conversation.Play(sources, repeats, interrupts, operation);
    }

    private static Action<Conversation> Recognize(AcsBody body)
    {
        var options = RecognizeOptions.Read(body);
        var prompts = PlaySource.ReadPrompts(body);
        var interrupts = body.Flag("interruptCallMediaOperation") ?? true;
        var operation = Operation.Read(body);
        return conversation => conversation.Recognize(prompts, options, interrupts, operation);
    }
}
