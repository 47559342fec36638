using OpenAI.Chat;

namespace CallCenter.Assistant.Chat;

/// <summary>
/// How many tokens a text takes, estimated on the safe side: four letters each for Latin script (OpenAI's rule of thumb), one and a half
/// tokens for each character of others.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>Tokens around a message and a tool call.</summary>
    public const int Envelope = 8;

    /// <summary>Tokens of a text.</summary>
    public static int Of(string text)
    {
        var wide = text.Count(letter => letter >= '\u0590');
        return ((text.Length - wide) / 4) + (wide * 3 / 2) + 1;
    }

    /// <summary>Tokens of a message without its tool calls.</summary>
    public static int Of(ChatMessage message) => Envelope + message.Content.Sum(part => Of(part.Text ?? ""));

    /// <summary>Tokens of a tool's description.</summary>
    public static int Of(ChatTool tool) => Envelope + Of(tool.FunctionDescription ?? "") + Of(tool.FunctionParameters?.ToString() ?? "");

    /// <summary>Tokens of a whole request.</summary>
    public static int Of(IEnumerable<ChatMessage> messages, IEnumerable<ChatTool> tools) => messages.Sum(Of) + tools.Sum(Of);
}
