using System.Globalization;
using System.Runtime.InteropServices;

namespace CallCenter.Platform.Persistence;

/// <summary>Identity of a turn of a conversation. As text it can be a part of an address: <c>5fe62f77-0000-4000-8000-00000000abcd-3</c>.</summary>
/// <param name="SourceId">What it came from: a media session, a text message, or the call itself for its beginning and end.</param>
/// <param name="Index">Number of the turn within its source.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TurnId(Guid SourceId, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SourceId}-{Index}");
}
