namespace CallCenter.Api.Calls;

/// <summary>The recording of a call.</summary>
/// <param name="RecordingId">The telephone service's id of it.</param>
/// <param name="ContainerUrl">The container it is written to; null where the telephone service keeps it itself.</param>
internal sealed record RecordingResource(string RecordingId, Uri? ContainerUrl);
