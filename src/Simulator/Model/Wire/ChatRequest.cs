using System.Text.Json;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>A chat completions request, as far as the stand-in uses it.</summary>
internal sealed record ChatRequest
{
    /// <summary>Deployment name.</summary>
    public required string Model { get; init; }

    /// <summary>The conversation, oldest first.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Tools the request describes.</summary>
    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];

    /// <summary>Whether they may be called; not with <c>tool_choice</c> none.</summary>
    public bool MayCallTools { get; init; } = true;

    /// <summary>The schema the answer must follow; null for free text.</summary>
    public OutputSchema? Output { get; init; }

    /// <summary>Whether several tools may be called at once.</summary>
    public bool ParallelTools { get; init; } = true;

    /// <summary>Answer as server-sent events.</summary>
    public bool Stream { get; init; }

    /// <summary>End the stream with the token counts.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>Where the answer is cut; null for no limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Whether this tool may be called.</summary>
    public bool Offers(string tool) => MayCallTools && Tools.Any(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal));
}

/// <summary>One message of the conversation.</summary>
/// <param name="Role">system, developer, user, assistant or tool.</param>
/// <param name="Content">Its text; parts of a multi-part content joined.</param>
/// <param name="ToolCalls">What an assistant message calls.</param>
/// <param name="ToolCallId">What a tool message answers.</param>
internal sealed record ChatMessage(string Role, string Content, IReadOnlyList<ToolCall> ToolCalls, string? ToolCallId)
{
    /// <summary>Whether the customer said it.</summary>
    public bool IsUser => Role is "user";

    /// <summary>Whether the assistant said it.</summary>
    public bool IsAssistant => Role is "assistant";

    /// <summary>Whether it is the result of a tool.</summary>
    public bool IsTool => Role is "tool";

    /// <summary>Whether it is an instruction.</summary>
    public bool IsInstruction => Role is "system" or "developer";
}

/// <summary>A call of a tool.</summary>
/// <param name="Id">Ties the result to it.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">JSON text.</param>
internal sealed record ToolCall(string Id, string Name, string Arguments);

/// <summary>A tool that is offered.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">JSON schema of its arguments; an empty object schema when absent.</param>
internal sealed record ToolDefinition(string Name, JsonElement Parameters);

/// <summary>A JSON schema that the answer must follow.</summary>
/// <param name="Name">Given by the client.</param>
/// <param name="Schema">The schema.</param>
internal sealed record OutputSchema(string Name, JsonElement Schema);

/// <summary>The answer.</summary>
/// <param name="Text">What is said; may be empty when tools are called.</param>
/// <param name="ToolCalls">What is called.</param>
internal sealed record ChatReply(string Text, IReadOnlyList<ToolCall> ToolCalls)
{
    /// <summary>Text alone.</summary>
    public static ChatReply Says(string text) => new(text, []);
}
