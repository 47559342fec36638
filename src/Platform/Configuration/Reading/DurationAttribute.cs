namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Says that a time span is written as a number of units, the unit being the end of its key: <c>ring_timeout_sec</c>.</summary>
/// <param name="unit"><c>ms</c>, <c>sec</c>, <c>hour</c> or <c>day</c>.</param>
/// <param name="min">Least allowed number of units.</param>
/// <param name="max">Greatest allowed number of units.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute(string unit, double min, double max) : Attribute
{
    public string Unit => unit;

    public double Min => min;

    public double Max => max;

    public double UnitsOf(TimeSpan span) => span / Of(1);

    public TimeSpan Of(double units) => unit switch
    {
        "ms" => TimeSpan.FromMilliseconds(units),
        "sec" => TimeSpan.FromSeconds(units),
        "hour" => TimeSpan.FromHours(units),
        "day" => TimeSpan.FromDays(units),
        _ => throw new InvalidOperationException($"'{unit}' is no unit of time"),
    };
}
