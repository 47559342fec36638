using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Telephony.Events;

/// <summary>How an operation or a call ended, as events report it.</summary>
internal sealed record ResultInformation(int Code, int SubCode, string Message)
{
    public static readonly ResultInformation Succeeded = new(200, 0, "Action completed successfully.");
    public static readonly ResultInformation Canceled = new(400, 8508, "Action failed, the operation was cancelled.");

    public static readonly ResultInformation InvalidFile = new(400, 8535, "Action failed, file format is invalid.");
    public static readonly ResultInformation FileNotDownloaded = new(400, 8536, "Action failed, file could not be downloaded.");
    public static readonly ResultInformation SpeechServiceFailed = new(400, 8565, "Action failed, bad request to Azure AI services. Check input parameters.");
    public static readonly ResultInformation PromptFailed = new(500, 8511, "Action failed, encountered failure while trying to play the prompt.");

    public static readonly ResultInformation MaxDigits = new(200, 8531, "Action completed, max digits received.");
    public static readonly ResultInformation StopTone = new(200, 8514, "Action completed as stop tone was detected.");
    public static readonly ResultInformation ChoiceByTone = new(200, 8533, "Action completed, DTMF option matched.");
    public static readonly ResultInformation ChoiceBySpeech = new(200, 8545, "Action completed, speech option matched.");
    public static readonly ResultInformation SpeechRecognized = new(200, 8569, "Action completed, speech was recognized.");
    public static readonly ResultInformation InitialSilence = new(400, 8510, "Action failed, initial silence timeout reached.");
    public static readonly ResultInformation InterDigitTimeout = new(400, 8532, "Action failed, inter-digit silence timeout reached.");
    public static readonly ResultInformation WrongTone = new(400, 8534, "Action failed, incorrect tone entered.");
    public static readonly ResultInformation NoChoiceMatched = new(400, 8547, "Action failed, recognized phrase does not match a valid option.");
    public static readonly ResultInformation NotRecognized = new(400, 8563, "Action failed, speech could not be recognized.");

    public static readonly ResultInformation StreamUrlFailed = new(400, 8581, "Action failed, Transport url is not valid or web socket server is not operational.");
    public static readonly ResultInformation StreamLost = new(500, 8603, "Action failed, media streaming failed.");
    public static readonly ResultInformation StreamCanceled = new(400, 8604, "Action failed, media streaming was cancelled.");

    public static readonly ResultInformation TransferSucceeded = new(200, 0, "Call transfer completed successfully.");
    public static readonly ResultInformation EndedByApp = new(200, 7000, "Call was ended by Azure Communication Service Call Automation API or a server bot. DiagCode: 0#7000.@");
    public static readonly ResultInformation CanceledByApp = new(487, 0, "The call was cancelled before it was answered. DiagCode: 487#0.@");
    public static readonly ResultInformation EndedByCallee = new(0, 560000, "The conversation has ended. DiagCode: 0#560000.@");
    public static readonly ResultInformation EndedByCaller = new(0, 540000, "The conversation has ended. DiagCode: 0#540000.@");
    public static readonly ResultInformation Busy = new(486, 560486, "The callee is busy. DiagCode: 486#560486.@");
    public static readonly ResultInformation Declined = new(603, 560603, "The callee declined the call. DiagCode: 603#560603.@");
    public static readonly ResultInformation NoAnswer = new(487, 10004, "The callee did not answer in time. DiagCode: 487#10004.@");
    public static readonly ResultInformation NoEndpoint = new(480, 10037, "No callee endpoints were found. DiagCode: 480#10037.@");
    public static readonly ResultInformation MediaLost = new(410, 301005, "The call was ended as its media was lost. DiagCode: 410#301005.@");

    public JsonObject ToJson() => new() { ["code"] = Code, ["subCode"] = SubCode, ["message"] = Message };
}
