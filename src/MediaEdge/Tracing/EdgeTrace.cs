using System.Diagnostics;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>What makes the spans of the edge: turns, utterances, sentences, answers of a realtime model. None of them for a frame, and none of them with words.</summary>
internal static class EdgeTrace
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "CallCenter.MediaEdge";

    /// <summary>The source.</summary>
    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>Whether anybody wants spans.</summary>
    public static bool IsWanted => Source.HasListeners();

    /// <summary>Begins a span that does not become the current one: its owner goes on with other things meanwhile.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="kind">Whether somebody else does it.</param>
    /// <param name="start">When it began.</param>
    /// <param name="parent">What it is part of; by default what is current.</param>
    public static Activity? Begin(string name, ActivityKind kind, DateTimeOffset start, ActivityContext parent = default)
    {
        var current = Activity.Current;
        var span = Source.StartActivity(kind, parent, startTime: start, name: name);
        Activity.Current = current;
        return span;
    }

    /// <summary>Ends a span, and leaves what is current as it is.</summary>
    public static void End(Activity span, DateTimeOffset at)
    {
        var current = Activity.Current;
        span.SetEndTime(at.UtcDateTime);
        span.Stop();
        Activity.Current = current;
    }
}
