using System.Globalization;
using CallCenter.Api.Errors;
using CallCenter.Api.Paging;

namespace CallCenter.Api.FailedMessages;

/// <summary>Which page of which failed messages is asked for.</summary>
/// <param name="CallId">Only messages about this call; null for all.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="PageSize">Messages on a page, default 20, at most 100.</param>
internal sealed record FailedMessageQuery(Guid? CallId, int Page, int PageSize)
{
    private const int DefaultPageSize = 20;
    private const int MaximumPageSize = 100;

    /// <summary>Query string of the page that follows.</summary>
    public QueryString Next
    {
        get
        {
            var query = QueryString.Create("page", (Page + 1).ToString(CultureInfo.InvariantCulture));
            if (PageSize != DefaultPageSize)
                query = query.Add("page_size", PageSize.ToString(CultureInfo.InvariantCulture));
            return CallId is { } call ? query.Add("call_id", call.ToString()) : query;
        }
    }

    /// <summary>Reads the query parameters, an empty one as absent, with one problem for each that is wrong.</summary>
    public static FailedMessageQuery Read(string? callId, string? page, string? pageSize, out IReadOnlyList<FieldProblem> problems)
    {
        var found = new List<FieldProblem>();
        Guid? call = null;
        if (!string.IsNullOrWhiteSpace(callId))
        {
            if (Guid.TryParse(callId, out var parsed))
                call = parsed;
            else
                found.Add(new FieldProblem("call_id", "must be the id of a call"));
        }

        var query = new FailedMessageQuery(
            call,
            PageNumber.Read("page", page, 1, int.MaxValue, found),
            PageNumber.Read("page_size", pageSize, DefaultPageSize, MaximumPageSize, found));
        problems = found;
        return query;
    }
}
