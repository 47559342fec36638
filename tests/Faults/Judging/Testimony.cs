using Microsoft.EntityFrameworkCore;
using CallCenter.Platform.Persistence;

namespace CallCenter.Faults.Judging;

/// <summary>What a subscriber heard the product announce, one entry an announcement.</summary>
/// <param name="Closed">Calls that were announced as closed.</param>
/// <param name="Summarised">Calls that were announced as summarised.</param>
/// <param name="HeardLate">Calls of which words became known after they were announced as closed.</param>
internal sealed record Testimony(IReadOnlyList<Guid> Closed, IReadOnlyList<Guid> Summarised, IReadOnlyList<Guid> HeardLate)
{
    /// <summary>What the <see cref="Witness"/> noted in the store.</summary>
    public static async Task<Testimony> InAsync(StoreView store, CancellationToken cancellationToken)
    {
        await using var context = store.Open();
        return new Testimony(
            await NotesAsync(context, Witness.Closed, cancellationToken),
            await NotesAsync(context, Witness.Insights, cancellationToken),
            await NotesAsync(context, Witness.HeardLate, cancellationToken));
    }

    /// <summary>How often a call was announced as closed.</summary>
    public int ClosedOf(Guid callId) => Closed.Count(id => id == callId);

    /// <summary>How often a call was announced as summarised.</summary>
    public int SummarisedOf(Guid callId) => Summarised.Count(id => id == callId);

    /// <summary>How often words of a call became known after its end.</summary>
    public int HeardLateOf(Guid callId) => HeardLate.Count(id => id == callId);

    private static Task<List<Guid>> NotesAsync(CallCenterDbContext context, string kind, CancellationToken cancellationToken) => context.Effects.AsNoTracking()
        .Where(note => note.Intent.StartsWith(kind))
        .Select(note => note.CallId)
        .ToListAsync(cancellationToken);
}
