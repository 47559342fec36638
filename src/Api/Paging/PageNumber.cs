using System.Globalization;
using CallCenter.Api.Errors;

namespace CallCenter.Api.Paging;

/// <summary>Reads the numbers that say which part of a list is asked for.</summary>
internal static class PageNumber
{
    /// <summary>A number from 1; an empty parameter counts as absent, a wrong one is a problem.</summary>
    public static int Read(string name, string? text, int absent, int highest, List<FieldProblem> problems)
    {
        if (string.IsNullOrEmpty(text))
            return absent;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= highest)
            return number;
        problems.Add(new FieldProblem(name, highest == int.MaxValue ? "must be a whole number from 1" : $"must be a whole number from 1 to {highest}"));
        return absent;
    }
}
