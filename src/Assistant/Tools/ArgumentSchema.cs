using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Documentation;

namespace CallCenter.Assistant.Tools;

/// <summary>
/// What the model is told of a tool's arguments, made from their type and its documentation comments, which are written for the model. The
/// schema keeps to the part of JSON Schema that strict mode knows: every property required, no others, no ranges (those are said in the
/// comments and checked when the arguments are read).
/// </summary>
internal static class ArgumentSchema
{
    private static readonly CodeComments Comments = new(typeof(ArgumentSchema).Assembly);

    /// <summary>What the comment on the type says, which is what the tool is for.</summary>
    /// <exception cref="InvalidOperationException">It says nothing.</exception>
    public static string DescriptionOf(Type arguments) => Said($"T:{arguments.FullName}");

    /// <summary>The schema of the arguments, as it is in a call with these settings.</summary>
    /// <exception cref="InvalidOperationException">There is an argument without a comment.</exception>
    public static JsonObject Of(Type arguments, CallInitiation initiation)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Complete(context, node.AsObject(), initiation),
        };
        return ArgumentTypes.Json.GetJsonSchemaAsNode(arguments, options).AsObject();
    }

    private static JsonObject Complete(JsonSchemaExporterContext context, JsonObject schema, CallInitiation initiation)
    {
        if (schema["type"]!.GetValue<string>() is "object")
            Close(schema);
        if (context.PropertyInfo is not { AttributeProvider: MemberInfo property })
            return schema;
        var description = Said($"P:{property.DeclaringType!.FullName}.{property.Name}");
        if (ArgumentTypes.ChoiceOf(context.PropertyInfo)?.In(initiation) is { } choices)
        {
            description = string.Join('\n', choices.Select(choice => $"- {choice.Value}{choice.Remark}").Prepend(description));
            schema["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Value))]);
        }

        schema.Insert(1, "description", description);
        return schema;
    }

    private static void Close(JsonObject schema)
    {
        var properties = schema["properties"] as JsonObject;
        if (properties is null)
            schema["properties"] = properties = [];
        schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        schema["additionalProperties"] = false;
    }

    private static string Said(string member) => Comments.Text(member, "summary", NameOf) is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException($"{member} needs a documentation comment, which is what the model is told.");

    // Comments refer to other arguments by their properties.
    private static string NameOf(string reference) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reference[(reference.LastIndexOf('.') + 1)..]);
}
