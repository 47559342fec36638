using System.Globalization;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Reads the notation of parts of days in language packs: <c>-1 22</c> is yesterday at 22 o'clock.</summary>
internal static class DayPart
{
    public static (int Day, int Hour) Read(string text)
    {
        var parts = text.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
