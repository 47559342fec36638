namespace CallCenter.Assistant.Tools;

/// <summary>Send the caller a text message, for what is better read than heard: an address, a link, a reference. Ask first whether they want it.</summary>
/// <param name="Message">The message, in the language of the call, without Markdown.</param>
internal sealed record SendSmsArguments(string Message);
