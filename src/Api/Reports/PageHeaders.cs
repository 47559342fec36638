using Microsoft.AspNetCore.Mvc.Filters;

namespace CallCenter.Api.Reports;

/// <summary>Headers of every page: only our style sheet is loaded, nothing is executed, no other site may frame it, nobody else learns its address.</summary>
internal sealed class PageHeaders : IResultFilter
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
