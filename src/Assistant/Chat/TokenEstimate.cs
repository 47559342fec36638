using OpenAI.Chat;

namespace CallCenter.Assistant.Chat;

/// <summary>
/// How many tokens a text takes, estimated on the safe side: four letters each for Latin script (OpenAI's rule of thumb), two letters each for
/// Greek, Cyrillic and Armenian, one and a half tokens for each character of others.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>Tokens around a message and a tool call.</summary>
    public const int Envelope = 8;

    /// <summary>Tokens of a text.</summary>
    public static int Of(string text)
    {
        var (alphabetic, wide) = (0, 0);
        foreach (var letter in text)
        {
            if (letter >= '\u0590')
                wide++;
            else if (letter >= '\u0370')
                alphabetic++;
        }

        return ((text.Length - alphabetic - wide) / 4) + (alphabetic / 2) + (wide * 3 / 2) + 1;
    }

    /// <summary>Tokens of a message, its tool calls included.</summary>
    public static int Of(ChatMessage message) => Envelope + message.Content.Sum(part => Of(part.Text ?? ""))
        + (message is AssistantChatMessage assistant ? assistant.ToolCalls.Sum(call => Envelope + Of(call.FunctionName) + Of(call.FunctionArguments.ToString())) : 0);

    /// <summary>Tokens of a tool's description.</summary>
    public static int Of(ChatTool tool) => Envelope + Of(tool.FunctionDescription ?? "") + Of(tool.FunctionParameters?.ToString() ?? "");

    /// <summary>Tokens of a whole request.</summary>
    public static int Of(IEnumerable<ChatMessage> messages, IEnumerable<ChatTool> tools) => messages.Sum(Of) + tools.Sum(Of);
}
