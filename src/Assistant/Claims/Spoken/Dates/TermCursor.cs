namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A place among the terms of what was said.</summary>
/// <param name="terms">All of them.</param>
/// <param name="saysBareHours">Whether two numbers alone may be an hour and its minutes.</param>
internal sealed class TermCursor(IReadOnlyList<Term> terms, bool saysBareHours)
{
    /// <summary>Whether two numbers alone may be an hour and its minutes.</summary>
    public bool SaysBareHours => saysBareHours;

    /// <summary>The place; set it back to try another reading.</summary>
    public int At { get; set; }

    /// <summary>Whether nothing follows.</summary>
    public bool IsAtEnd => At >= terms.Count;

    /// <summary>The term at this place; an unknown one behind the end.</summary>
    public Term Current => Ahead(0);

    /// <summary>The term so many places ahead; an unknown one behind the end.</summary>
    public Term Ahead(int places) => At + places < terms.Count ? terms[At + places] : default;

    /// <summary>Takes the term if it is of that kind.</summary>
    public bool Take(TermKind kind) => Take(kind, out _);

    /// <summary>Takes the term if it is of that kind.</summary>
    public bool Take(TermKind kind, out int value)
    {
        value = Current.Value;
        if (IsAtEnd || Current.Kind != kind)
            return false;
        At++;
        return true;
    }

    /// <summary>Passes over words without meaning.</summary>
    public void SkipFillers()
    {
        while (Take(TermKind.Filler))
        {
        }
    }

    /// <summary>The first term from this place that has a meaning, and is not taken.</summary>
    public Term Coming()
    {
        var places = 0;
        while (Ahead(places) is { Kind: TermKind.Filler })
            places++;
        return Ahead(places);
    }
}
