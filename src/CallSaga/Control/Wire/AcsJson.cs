using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.CallSaga.Control.Wire;

/// <summary>JSON as the service writes and reads it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateCallRequest))]
[JsonSerializable(typeof(AnswerCallRequest))]
[JsonSerializable(typeof(TransferRequest))]
[JsonSerializable(typeof(RecognizeRequest))]
[JsonSerializable(typeof(StartMediaStreamingRequest))]
[JsonSerializable(typeof(StopMediaStreamingRequest))]
[JsonSerializable(typeof(StartRecordingRequest))]
[JsonSerializable(typeof(CallConnection))]
[JsonSerializable(typeof(RecordingState))]
[JsonSerializable(typeof(AcsErrorBody))]
internal sealed partial class AcsJson : JsonSerializerContext;
