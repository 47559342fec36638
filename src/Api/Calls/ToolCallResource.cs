namespace CallCenter.Api.Calls;

/// <summary>A tool the assistant called, as the REST API shows it.</summary>
/// <param name="ToolId">The model's id of the call.</param>
/// <param name="FunctionName">Name of the tool, for example <c>updated_claim</c>.</param>
/// <param name="FunctionArguments">Its arguments as JSON text.</param>
/// <param name="Content">What the model was told about the outcome.</param>
internal sealed record ToolCallResource(string ToolId, string FunctionName, string FunctionArguments, string Content);
