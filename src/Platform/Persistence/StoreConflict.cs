using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence;

/// <summary>Tells a transaction that came to nothing because of somebody else's from one that would fail again.</summary>
internal static class StoreConflict
{
    /// <summary>
    /// Whether looking again and starting over may help: a row was changed or erased by somebody else, or the store ended the
    /// transaction for another one's sake. The provider of PostgreSQL wraps the latter in an exception of its own.
    /// </summary>
    public static bool Is(Exception error) => error is DbUpdateException || error.GetBaseException() is DbException { IsTransient: true };
}
