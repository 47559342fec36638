using System.Reflection;

namespace CallCenter.Platform.Messaging;

/// <summary>Which call a message is about, by its property <c>CallId</c>; found once per type.</summary>
/// <typeparam name="T">The message.</typeparam>
internal static class CallIdOf<T>
    where T : class
{
    private static readonly Func<T, Guid>? Read = Reader();

    /// <summary>The call; null for a message about no call.</summary>
    public static Guid? In(T message) => Read?.Invoke(message);

    private static Func<T, Guid>? Reader() =>
        typeof(T).GetProperty("CallId", BindingFlags.Public | BindingFlags.Instance)?.GetMethod is { } getter && getter.ReturnType == typeof(Guid)
            ? getter.CreateDelegate<Func<T, Guid>>()
            : null;
}
