using CallCenter.Api.Calls;
using CallCenter.Api.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CallCenter.Api.Pages.Report;

/// <summary>The list of calls.</summary>
internal sealed class IndexModel(CallReader reader) : PageModel
{
    private const int MaximumPageSize = 100;

    /// <summary>The number filtered by, as typed.</summary>
    [BindProperty(SupportsGet = true, Name = "phone_number")]
    public string? PhoneNumber { get; set; }

    public CallQuery Query { get; private set; } = null!;

    public CallPage Calls { get; private set; } = null!;

    /// <summary>What is wrong with the address, as far as anything is.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // Read by hand: to the framework "page" is the name of this page.
        Query = CallQuery.Read(PhoneNumber, Request.Query["page"], pageSize: null, MaximumPageSize, out var problems);
        Problems = problems;
        Calls = problems.Count == 0
            ? await reader.PageAsync(Query.PhoneNumber, Query.Page, Query.PageSize, cancellationToken)
            : new CallPage([], Query.Page, Query.PageSize, 0);
    }
}
