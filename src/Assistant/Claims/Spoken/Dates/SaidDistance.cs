using System.Runtime.InteropServices;

namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A distance from now as it was said; all parts are negative where it is past.</summary>
/// <param name="Months">Months of the calendar.</param>
/// <param name="Days">Days of the calendar.</param>
/// <param name="Minutes">Minutes that pass.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SaidDistance(int Months, int Days, int Minutes);
