using System.Text.Json;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>Reads and checks a request as strictly as the service where products get it wrong: roles, tool results, schemas.</summary>
internal static class ChatRequestReader
{
    /// <param name="root">The request body.</param>
    /// <param name="deployment">Named by the path; null where the body names it.</param>
    /// <exception cref="ModelException">The request is invalid.</exception>
    public static ChatRequest Read(JsonElement root, string? deployment)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw ModelException.Invalid("The body must be a JSON object.");

        var stream = Flag(root, "stream") ?? false;
        if (root.TryGetProperty("stream_options", out var options) && options.ValueKind == JsonValueKind.Object && !stream)
            throw ModelException.Invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");

        return new ChatRequest
        {
            Model = deployment ?? Text(root, "model") ?? throw ModelException.Invalid("you must provide a model parameter", "model"),
            Messages = ChatMessageReader.Read(root),
            Tools = Tools(root),
            MayCallTools = Text(root, "tool_choice") is not "none",
            Output = Output(root),
            ParallelTools = Flag(root, "parallel_tool_calls") ?? true,
            Stream = stream,
            IncludeUsage = stream && options.ValueKind == JsonValueKind.Object && Flag(options, "include_usage") == true,
            MaxTokens = Number(root, "max_completion_tokens") ?? Number(root, "max_tokens"),
        };
    }

    /// <summary>A string property; null when absent or no string.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Whether the service takes a text for the name of a tool.</summary>
    public static bool IsToolName(string name) => name.Length is > 0 and <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static List<ToolDefinition> Tools(JsonElement root)
    {
        var tools = new List<ToolDefinition>();
        if (!root.TryGetProperty("tools", out var list) || list.ValueKind != JsonValueKind.Array)
            return tools;

        foreach (var tool in list.EnumerateArray())
        {
            if (Text(tool, "type") is not "function" || !tool.TryGetProperty("function", out var function) || Text(function, "name") is not { } name)
                throw ModelException.Invalid("Each tool must be of type 'function' and have a name.", "tools");
            if (!IsToolName(name))
                throw ModelException.Invalid($"Invalid tool name '{name}'.", "tools");
            tools.Add(new ToolDefinition(name, function.TryGetProperty("parameters", out var parameters) ? parameters.Clone() : default));
        }

        return tools;
    }

    private static OutputSchema? Output(JsonElement root)
    {
        if (!root.TryGetProperty("response_format", out var format) || Text(format, "type") is not "json_schema")
            return null;
        if (!format.TryGetProperty("json_schema", out var described) || Text(described, "name") is not { } name
            || !described.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.Object)
        {
            throw ModelException.Invalid("Missing required parameter: 'response_format.json_schema'.", "response_format");
        }

        return new OutputSchema(name, schema.Clone());
    }

    private static bool? Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) switch
    {
        true when value.ValueKind == JsonValueKind.True => true,
        true when value.ValueKind == JsonValueKind.False => false,
        true when value.ValueKind != JsonValueKind.Null => throw ModelException.Invalid($"Invalid type for '{name}': expected a boolean.", name),
        _ => null,
    };

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0
            ? number
            : null;
}
