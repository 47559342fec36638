namespace CallCenter.EndToEnd.Tracing;

/// <summary>A span as the collector was sent it.</summary>
/// <param name="TraceId">32 hexadecimal digits.</param>
/// <param name="SpanId">16 hexadecimal digits.</param>
/// <param name="ParentId">Likewise; empty for a root.</param>
/// <param name="Service">Whose process it is from, such as <c>CallCenter.Api</c>.</param>
/// <param name="Source">What made it.</param>
/// <param name="Name">What was done.</param>
/// <param name="CallId">The attribute <c>call.id</c>; null where there is none.</param>
internal sealed record SentSpan(string TraceId, string SpanId, string ParentId, string Service, string Source, string Name, string? CallId);
