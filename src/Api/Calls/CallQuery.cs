using System.Globalization;
using CallCenter.Api.Errors;
using CallCenter.Api.Paging;
using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Calls;

/// <summary>Which page of which calls is asked for.</summary>
/// <param name="PhoneNumber">Only calls of this number; null for all.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="PageSize">Calls on a page, default 20.</param>
internal sealed record CallQuery(PhoneNumber? PhoneNumber, int Page, int PageSize)
{
    private const int DefaultPageSize = 20;

    /// <summary>Query string of the page that follows.</summary>
    public QueryString Next => At(Page + 1);

    /// <summary>Query string of another page of the same list.</summary>
    public QueryString At(int page)
    {
        var query = QueryString.Create("page", page.ToString(CultureInfo.InvariantCulture));
        if (PageSize != DefaultPageSize)
            query = query.Add("page_size", PageSize.ToString(CultureInfo.InvariantCulture));
        return PhoneNumber is { } number ? query.Add("phone_number", number.Value) : query;
    }

    /// <summary>Reads the query parameters, an empty one as absent, with one problem for each that is wrong.</summary>
    public static CallQuery Read(string? phoneNumber, string? page, string? pageSize, int maximumPageSize, out IReadOnlyList<FieldProblem> problems)
    {
        var found = new List<FieldProblem>();
        PhoneNumber? number = null;
        if (!string.IsNullOrWhiteSpace(phoneNumber))
        {
            if (PhoneNumbers.TryParse(phoneNumber, out var parsed))
                number = parsed;
            else
                found.Add(new FieldProblem("phone_number", "must be an E.164 number such as +33612345678"));
        }

        var query = new CallQuery(
            number,
            PageNumber.Read("page", page, 1, int.MaxValue, found),
            PageNumber.Read("page_size", pageSize, DefaultPageSize, maximumPageSize, found));
        problems = found;
        return query;
    }
}
