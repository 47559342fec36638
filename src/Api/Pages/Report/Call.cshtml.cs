using CallCenter.Api.Calls;
using CallCenter.Api.Reports;
using CallCenter.Platform.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CallCenter.Api.Pages.Report;

/// <summary>The report of one call.</summary>
internal sealed class CallModel(CallReader reader, IOptions<CommunicationServicesOptions> telephone, TimeProvider time) : PageModel
{
    /// <summary>How long after the end a summary may still be on its way.</summary>
    private static readonly TimeSpan SummaryWait = TimeSpan.FromMinutes(2);

    /// <summary>Id of the call, or the phone number whose latest call is meant.</summary>
    [BindProperty(SupportsGet = true)]
    public string IdOrPhone { get; set; } = "";

    /// <summary><c>off</c> keeps the page still.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Live { get; set; }

    /// <summary>The call; null where there is none.</summary>
    public CallView? View { get; private set; }

    public IReadOnlyList<ClaimRow> Claim { get; private set; } = [];

    public IReadOnlyList<TalkEntry> Talk { get; private set; } = [];

    public TurnChart Chart { get; private set; } = TurnChart.Of([]);

    /// <summary>The container that recordings are written to, without what an address may hold of keys; null where the telephone service keeps them itself.</summary>
    public string? RecordingContainer => telephone.Value.RecordingContainerUrl?.GetLeftPart(UriPartial.Path);

    /// <summary>Whether more is to come: the call goes on, or its summary is being written.</summary>
    public bool Changing => View is { } view && (view.InProgress || SummaryIsDue(view));

    /// <summary>Whether the page loads itself again.</summary>
    public bool Refreshing => Changing && !string.Equals(Live, "off", StringComparison.OrdinalIgnoreCase);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        View = await reader.FindAsync(IdOrPhone, cancellationToken);
        if (View is null)
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        Claim = ClaimRow.Of(View);
        Talk = TalkEntry.Of(View);
        Chart = TurnChart.Of(View.Turns);
        return Page();
    }

    /// <summary>Where the words of a change are shown: here, or in the report of a later call of the conversation; null where they are not stored yet.</summary>
    public string? LinkTo(ClaimChangeView change)
    {
        if (View!.Messages.Any(message => message.TurnId == change.Turn))
            return $"#turn-{change.Turn}";
        return change.CallId == View.Call.CorrelationId ? null : $"/report/{change.CallId}#turn-{change.Turn}";
    }

    private bool SummaryIsDue(CallView view) =>
        view.Call is { CallerSpoke: true, ClosedAt: { } closed } && view.Conversation?.Synthesis is null && time.GetUtcNow() - closed < SummaryWait;
}
