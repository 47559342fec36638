namespace CallCenter.Platform.Housekeeping;

/// <summary>A call or conversation as it was when it was decided to erase it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Version">Its version then; any change since raised it.</param>
internal sealed record RowVersion(Guid Id, int Version);
