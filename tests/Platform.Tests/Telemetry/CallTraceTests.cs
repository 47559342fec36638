using System.Diagnostics;
using CallCenter.Platform.Telemetry;

namespace CallCenter.Platform.Tests.Telemetry;

public sealed class CallTraceTests : IDisposable
{
    private static readonly ActivitySource Own = new("CallCenter.Platform.Tests.CallTrace");

    private readonly Guid call = Guid.NewGuid();
    private readonly List<Activity> begun = [];
    private readonly ActivityListener listener;

    public CallTraceTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CallTrace.SourceName or "CallCenter.Platform.Tests.CallTrace",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span =>
            {
                if (string.Equals(span.GetTagItem(CallTrace.CallId) as string, call.ToString(), StringComparison.Ordinal))
                    begun.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    [Fact]
    public void The_id_of_a_calls_trace_is_that_of_the_call_in_every_process()
    {
        using (CallTrace.Begin("one", call))
        {
        }

        using (CallTrace.Begin("another", call))
        {
        }

        begun.Select(span => span.TraceId.ToHexString()).ShouldBe([call.ToString("N"), call.ToString("N")]);
        begun.ShouldAllBe(span => span.ParentSpanId == default);
    }

    [Fact]
    public void Within_a_span_of_the_call_a_span_hangs_below_it()
    {
        using (CallTrace.Begin("outer", call))
        {
            using (CallTrace.Begin("inner", call))
            {
            }
        }

        begun[1].ParentSpanId.ShouldBe(begun[0].SpanId);
    }

    [Fact]
    public void What_was_under_way_is_linked_where_it_came_from_outside_and_goes_on_afterwards()
    {
        using var request = Own.StartActivity(ActivityKind.Server, parentContext: new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true), name: "request")!;

        using (CallTrace.Begin("place call", call))
            Activity.Current!.TraceId.ToHexString().ShouldBe(call.ToString("N"));

        Activity.Current.ShouldBeSameAs(request);
        begun.ShouldHaveSingleItem().Links.ShouldHaveSingleItem().Context.ShouldBe(request.Context);
    }

    [Fact]
    public void Spans_of_no_call_have_ids_by_chance()
    {
        using (CallTrace.Begin("one", call))
        {
        }

        using var other = Own.StartActivity("other")!;
        other.TraceId.ShouldNotBe(ActivityTraceId.CreateFromString(call.ToString("N")));
    }

    public void Dispose() => listener.Dispose();
}
