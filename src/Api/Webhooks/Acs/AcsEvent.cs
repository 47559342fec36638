using System.Text.Json;
using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Webhooks.Acs;

/// <summary>A Call Automation event of a call, with the fields that all types have.</summary>
internal sealed class AcsEvent(Guid callId, EventEnvelope envelope)
{
    private const string ConnectionPath = "callConnections/";

    public Guid CallId => callId;

    public string Id => envelope.Id;

    public JsonElement Data => envelope.Data;

    /// <summary>From the data, or else from the subject <c>calling/callConnections/{id}</c>; empty for events of a recording.</summary>
    public string ConnectionId =>
        Data.Text("callConnectionId") ?? (envelope.Subject.IndexOf(ConnectionPath, StringComparison.Ordinal) is >= 0 and var at
            ? envelope.Subject[(at + ConnectionPath.Length)..]
            : "");

    public string? ServerCallId => Data.Text("serverCallId");

    public string? OperationContext => Data.Text("operationContext");

    /// <summary>Success where the service says nothing.</summary>
    public AcsResult Result => new(Data.Number("resultInformation", "code") ?? 200, Data.Number("resultInformation", "subCode") ?? 0);
}
