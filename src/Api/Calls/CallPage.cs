namespace CallCenter.Api.Calls;

/// <summary>One page of a list of calls.</summary>
/// <param name="Calls">The calls, newest first.</param>
/// <param name="Number">Number of the page, from 1.</param>
/// <param name="Size">Calls on a full page.</param>
/// <param name="Total">Calls on all pages.</param>
internal sealed record CallPage(IReadOnlyList<CallView> Calls, int Number, int Size, int Total)
{
    /// <summary>Whether a page follows.</summary>
    public bool HasNext => (long)Number * Size < Total;

    /// <summary>Number of the last page that has calls; 1 where there are none.</summary>
    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}
