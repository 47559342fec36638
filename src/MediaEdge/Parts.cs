using System.Runtime.ExceptionServices;

namespace CallCenter.MediaEdge;

/// <summary>Lets go of what something is made of: of each part, whatever happens with those before it.</summary>
internal static class Parts
{
    /// <summary>Disposes the parts one after another; the first that fails is told once all are disposed.</summary>
    public static async ValueTask DisposeAsync(params IReadOnlyList<IAsyncDisposable?> parts)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var part in parts)
        {
            try
            {
                if (part is not null)
                    await part.DisposeAsync();
            }
            catch (Exception exception)
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }
}
