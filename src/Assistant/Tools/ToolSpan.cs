using CallCenter.Platform.Telemetry;

namespace CallCenter.Assistant.Tools;

/// <summary>A span around what a tool does, named as OpenTelemetry's <c>gen_ai</c> conventions have it; without arguments and result, which are what callers say, and without the id of the call, which the model makes up.</summary>
internal static class ToolSpan
{
    /// <summary>Runs a tool within a span.</summary>
    /// <param name="tool">Its name, fit for logs.</param>
    /// <param name="run">Does the work.</param>
    public static ValueTask<ToolOutcome> AroundAsync(string tool, Func<ValueTask<ToolOutcome>> run) =>
        AssistantTrace.Source.HasListeners() ? TraceAsync(tool, run) : run();

    private static async ValueTask<ToolOutcome> TraceAsync(string tool, Func<ValueTask<ToolOutcome>> run)
    {
        using var span = AssistantTrace.Source.StartActivity($"execute_tool {tool}");
        span?
            .SetTag("gen_ai.operation.name", "execute_tool")
            .SetTag("gen_ai.tool.name", tool)
            .SetTag("gen_ai.tool.type", "function");
        try
        {
            var outcome = await run();
            span?.SetTag("call.tool.refused", outcome.IsRefused);
            return outcome;
        }
        catch (Exception exception)
        {
            span?.Fail(exception.GetType().Name);
            throw;
        }
    }
}
