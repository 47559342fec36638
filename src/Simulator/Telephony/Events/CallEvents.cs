using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Events;

/// <summary>Raises the events of one app leg as CloudEvents.</summary>
internal sealed class CallEvents(CallIdentity call, AppLeg app, CallbackQueue queue, TimeProvider time)
{
    /// <summary>API version the app spoke when it created or answered the call.</summary>
    public string ApiVersion => app.ApiVersion;

    /// <summary>An event that ends or starts an operation of the app.</summary>
    public void Raise(string type, Operation operation, ResultInformation result, JsonObject? extra = null)
    {
        var data = Data(type, extra);
        if (operation.Context is { } context)
            data["operationContext"] = context;
        data["resultInformation"] = result.ToJson();
        Send(type, data, operation.CallbackUri ?? app.CallbackUri, $"calling/callConnections/{call.Id}");
    }

    /// <summary>An event of the call itself; it carries the context of create or answer where the service sends it.</summary>
    public void Raise(string type, ResultInformation result, JsonObject? extra = null, bool withContext = true)
        => Raise(type, new Operation(withContext ? app.OperationContext : null, null), result, extra);

    /// <summary>The state of a recording, which has an address and an envelope of its own.</summary>
    public void RaiseRecordingState(string recordingId, Uri to, JsonObject extra)
    {
        const string type = "RecordingStateChanged";
        var data = Data(type, extra);
        data["resultInformation"] = ResultInformation.Succeeded.ToJson();
        Send(type, data, to, $"calling/recordings/{call.ServerCallId}/{recordingId}/{type}");
    }

    private JsonObject Data(string type, JsonObject? extra)
    {
        var data = extra ?? [];
        data["version"] = app.ApiVersion;
        data["callConnectionId"] = call.Id;
        data["serverCallId"] = call.ServerCallId;
        data["correlationId"] = call.CorrelationId;
        data["publicEventType"] = Prefixed(type);
        return data;
    }

    private void Send(string type, JsonObject data, Uri to, string source)
    {
        var body = new JsonArray(new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["source"] = source,
            ["subject"] = source,
            ["type"] = Prefixed(type),
            ["time"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
            ["specversion"] = "1.0",
            ["datacontenttype"] = "application/json",
            ["data"] = data,
        });
        queue.Add(new Callback(to, Prefixed(type), System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())));
    }

    private static string Prefixed(string type) => "Microsoft.Communication." + type;
}
