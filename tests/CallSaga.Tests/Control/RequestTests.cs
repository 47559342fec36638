using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>What goes over the wire, against the requests recorded from the official SDK.</summary>
public sealed class RequestTests(ControlDesk desk) : IClassFixture<ControlDesk>
{
    private const string Created = """{"callConnectionId":"401f3500-cid","serverCallId":"aHR0cHM6server","callConnectionState":"connecting","correlationId":"cor-1"}""";

    private readonly Guid call = Guid.NewGuid();

    [Fact]
    public async Task Placing_a_call_is_a_create_with_bidirectional_audio()
    {
        desk.Service.Answers[call.ToString()] = _ => (201, Created);

        await desk.DoAsync(new PlaceCall
        {
            CallId = call, To = PhoneNumber.Parse("+14255550123"), DisplayName = "Contoso", StreamAtOnce = true,
        });

        var placed = await desk.EventAsync<CallPlaced>(m => m.CallId, call);
        placed.ConnectionId.ShouldBe("401f3500-cid");
        placed.ServerCallId.ShouldBe("aHR0cHM6server");
        var request = desk.Service.About(call).ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/calling/callConnections?api-version=2025-05-15");
        request.IsSigned().ShouldBeTrue();
        request.Header("Content-Type").ShouldBe("application/json");
        request.Header("Accept").ShouldBe("application/json");
        DateTimeOffset.ParseExact(request.Header("Repeatability-First-Sent")!, "r", CultureInfo.InvariantCulture)
            .ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
        Guid.TryParse(request.Header("Repeatability-Request-ID"), out _).ShouldBeTrue();
        var callback = new Uri(request.Json["callbackUri"]!.GetValue<string>());
        callback.GetLeftPart(UriPartial.Path).ShouldBe($"https://app.example/webhooks/acs/calls/{call}");
        desk.Tokens.Accepts(call, callback.Query["?token=".Length..]).ShouldBeTrue();
        var socket = new Uri(request.Json["mediaStreamingOptions"]!["transportUrl"]!.GetValue<string>());
        socket.GetLeftPart(UriPartial.Path).ShouldBe($"wss://app.example/media/{call}");
        desk.Tokens.Accepts(call, socket.Query["?token=".Length..]).ShouldBeTrue();
        Body(request, "callbackUri", "mediaStreamingOptions.transportUrl").ShouldBe(Json(
            """
            {"targets":[{"kind":"phoneNumber","rawId":"4:+14255550123","phoneNumber":{"value":"+14255550123"}}],
             "sourceCallerIdNumber":{"value":"+14255550199"},
             "sourceDisplayName":"Contoso",
             "callIntelligenceOptions":{"cognitiveServicesEndpoint":"https://cog.example/"},
             "mediaStreamingOptions":{"startMediaStreaming":true,"transportType":"websocket","audioChannelType":"mixed","contentType":"audio",
              "audioFormat":"pcm16KMono","enableBidirectional":true,"enableDtmfTones":true}}
            """));
    }

    [Fact]
    public async Task Picking_up_is_an_answer_with_the_ticket()
    {
        desk.Service.Answers[call.ToString()] = _ => (200, Created);

        await desk.DoAsync(new AnswerCall { CallId = call, IncomingCallContext = "eyJctx", StreamAtOnce = false });

        await desk.EventAsync<CallPlaced>(m => m.CallId, call);
        var request = desk.Service.About(call).ShouldHaveSingleItem();
        request.Target.ShouldBe("/calling/callConnections:answer?api-version=2025-05-15");
        request.IsSigned().ShouldBeTrue();
        request.Header("Repeatability-Request-ID").ShouldNotBeNull();
        Body(request, "callbackUri", "mediaStreamingOptions.transportUrl").ShouldBe(Json(
            """
            {"incomingCallContext":"eyJctx",
             "callIntelligenceOptions":{"cognitiveServicesEndpoint":"https://cog.example/"},
             "mediaStreamingOptions":{"startMediaStreaming":false,"transportType":"websocket","audioChannelType":"mixed","contentType":"audio",
              "audioFormat":"pcm16KMono","enableBidirectional":true,"enableDtmfTones":true}}
            """));
    }

    [Fact]
    public async Task Hanging_up_ends_the_call_for_everybody()
    {
        desk.Service.Answers[$"leg-{call:N}"] = _ => (204, "");

        await desk.DoAsync(new HangUpLeg { CallId = call, ConnectionId = $"leg-{call:N}", Step = "HangUpCall", AskedAt = Some.Morning });

        var request = desk.Service.To($"leg-{call:N}").ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe($"/calling/callConnections/leg-{call:N}:terminate?api-version=2025-05-15");
        request.Body.ShouldBeEmpty();
        request.Header("Content-Type").ShouldBeNull();
        request.Header("Repeatability-Request-ID").ShouldNotBeNull();
        request.IsSigned().ShouldBeTrue();
    }

    [Fact]
    public async Task Handing_over_is_a_transfer_to_the_agents_number()
    {
        desk.Service.Answers[$"leg-{call:N}"] = _ => (202, """{"operationContext":"transfer-1"}""");

        await desk.DoAsync(new TransferLeg
        {
            CallId = call, ConnectionId = $"leg-{call:N}", Agent = PhoneNumber.Parse("+14255550111"), OperationContext = "transfer-1",
        });

        var request = desk.Service.To($"leg-{call:N}").ShouldHaveSingleItem();
        request.Target.ShouldBe($"/calling/callConnections/leg-{call:N}:transferToParticipant?api-version=2025-05-15");
        request.Header("Repeatability-Request-ID").ShouldNotBeNull();
        request.IsSigned().ShouldBeTrue();
        Body(request).ShouldBe(Json(
            """
            {"targetParticipant":{"kind":"phoneNumber","rawId":"4:+14255550111","phoneNumber":{"value":"+14255550111"}},
             "sourceCallerIdNumber":{"value":"+14255550199"},
             "operationContext":"transfer-1"}
            """));
    }

    [Fact]
    public async Task The_language_menu_is_a_recognize_of_choices_each_read_in_its_own_language()
    {
        await desk.DoAsync(new PlayLanguageMenu
        {
            CallId = call,
            ConnectionId = $"leg-{call:N}",
            Caller = PhoneNumber.Parse("+14255550123"),
            Languages = ["fr-FR", "en-US"],
            SpokenIn = "fr-FR",
            BotName = "Amélie",
            BotCompany = "Contoso",
            Attempt = 2,
        });

        var request = desk.Service.To($"leg-{call:N}").ShouldHaveSingleItem();
        request.Target.ShouldBe($"/calling/callConnections/leg-{call:N}:recognize?api-version=2025-05-15");
        request.Header("Repeatability-Request-ID").ShouldBeNull();
        request.IsSigned().ShouldBeTrue();
        Body(request).ShouldBe(Json(
            """
            {"recognizeInputType":"choices",
             "playPrompts":[
              {"kind":"text","text":{"text":"Pour le français, appuyez sur 1.","sourceLocale":"fr-FR","voiceName":"fr-FR-VivienneMultilingualNeural"}},
              {"kind":"text","text":{"text":"For English, press 2.","sourceLocale":"en-US","voiceName":"en-US-ShimmerTurboMultilingualNeural"}}],
             "interruptCallMediaOperation":true,
             "recognizeOptions":{"interruptPrompt":true,"initialSilenceTimeoutInSeconds":10,
              "targetParticipant":{"kind":"phoneNumber","rawId":"4:+14255550123","phoneNumber":{"value":"+14255550123"}},
              "speechLanguage":"fr-FR",
              "choices":[{"label":"fr-FR","phrases":["French","FR","France"],"tone":"one"},
                         {"label":"en-US","phrases":["English","EN","United States"],"tone":"two"}]},
             "operationContext":"language-menu-2"}
            """));
    }

    [Fact]
    public async Task Asking_for_the_audio_names_the_attempt()
    {
        await desk.DoAsync(new StartStreaming { CallId = call, ConnectionId = $"leg-{call:N}", Attempt = 2 });

        var request = desk.Service.To($"leg-{call:N}").ShouldHaveSingleItem();
        request.Target.ShouldBe($"/calling/callConnections/leg-{call:N}:startMediaStreaming?api-version=2025-05-15");
        request.Header("Repeatability-Request-ID").ShouldBeNull();
        Body(request).ShouldBe(Json("""{"operationContext":"streaming-2"}"""));
    }

    [Fact]
    public async Task Asking_for_the_audio_afresh_stops_the_old_stream_first_under_a_name_of_its_own()
    {
        await desk.DoAsync(new StartStreaming { CallId = call, ConnectionId = $"leg-{call:N}", Attempt = 2, Afresh = true });

        var requests = desk.Service.To($"leg-{call:N}");
        requests.Select(request => request.Target).ShouldBe(
        [
            $"/calling/callConnections/leg-{call:N}:stopMediaStreaming?api-version=2025-05-15",
            $"/calling/callConnections/leg-{call:N}:startMediaStreaming?api-version=2025-05-15",
        ]);
        Body(requests[0]).ShouldBe(Json("""{"operationContext":"streaming-stop-2"}"""));
        Body(requests[1]).ShouldBe(Json("""{"operationContext":"streaming-2"}"""));
    }

    [Fact]
    public async Task Silencing_the_service_has_no_body()
    {
        await desk.DoAsync(new CancelMedia { CallId = call, ConnectionId = $"leg-{call:N}" });

        var request = desk.Service.To($"leg-{call:N}").ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe($"/calling/callConnections/leg-{call:N}:cancelAllMediaOperations?api-version=2025-05-15");
        request.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recording_names_the_call_by_the_id_its_legs_share()
    {
        desk.Service.Answers[$"server-{call:N}"] = _ => (200, """{"recordingId":"rec-1","recordingState":"active"}""");

        await desk.DoAsync(new StartRecording { CallId = call, ServerCallId = $"server-{call:N}" });

        (await desk.EventAsync<RecordingStarted>(m => m.CallId, call)).RecordingId.ShouldBe("rec-1");
        var request = desk.Service.About(call).ShouldHaveSingleItem();
        request.Target.ShouldBe("/calling/recordings?api-version=2025-05-15");
        request.Header("Repeatability-Request-ID").ShouldNotBeNull();
        Body(request, "recordingStateCallbackUri").ShouldBe(Json(
            """
            {"callLocator":{"serverCallId":"SERVER","kind":"serverCallLocator"},
             "recordingContentType":"audio","recordingChannelType":"unmixed","recordingFormatType":"wav",
             "externalStorage":{"recordingDestinationContainerUrl":"https://acct.blob.example/rec","recordingStorageKind":"azureBlobStorage"}}
            """.Replace("SERVER", $"server-{call:N}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_leg_id_is_escaped_in_the_path_and_signed_as_sent()
    {
        await desk.DoAsync(new CancelMedia { CallId = call, ConnectionId = $"a/b+c {call:N}" });

        var request = desk.Service.To($"{call:N}").ShouldHaveSingleItem();
        request.Target.ShouldStartWith("/calling/callConnections/a%2Fb%2Bc%20");
        request.IsSigned().ShouldBeTrue();
    }

    private static string Json(string text) => Sorted(JsonNode.Parse(text)!).ToJsonString();

    private static string Body(TelephoneService.Request request, params string[] without)
    {
        var body = request.Json;
        foreach (var path in without)
        {
            var names = path.Split('.');
            var parent = names[..^1].Aggregate(body, (node, name) => node[name]!);
            parent.AsObject().Remove(names[^1]).ShouldBeTrue(path);
        }

        return Sorted(body).ToJsonString();
    }

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : (JsonNode?)Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Sorted(item!))]),
        _ => node.DeepClone(),
    };
}
