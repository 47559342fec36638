using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>How a media edge works (<c>media_edge</c>).</summary>
[Section("media_edge")]
public sealed class MediaEdgeOptions
{
    /// <summary>
    /// From being told to stop until calls that are still in progress are handed to other edges; meanwhile no new ones are taken. Whoever
    /// stops the process has to leave it 15 s more before killing it.
    /// </summary>
    /// <value><c>drain_limit_sec</c>, 0 to 3,600 s, default 30 s; always 0 with <c>./run</c>, where there is no other edge.</value>
    [Duration("sec", 0, 3_600)]
    public TimeSpan DrainLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Share of frames that an edge is done with more than 20 ms after they had come, over all of its calls in the last five seconds, beyond which it is full: calls
    /// that it does not hold are refused until the share is below half of it. Counted from ten calls on.
    /// </summary>
    /// <value><c>full_at_late_frames_percent</c>, 0 (never full) to 100, default 10; always 0 with <c>./run</c>, where there is no other edge.</value>
    [Range(0.0, 100.0)]
    public double FullAtLateFramesPercent { get; set; } = 10;
}
