namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>What was said of a moment.</summary>
internal sealed class SaidMoment
{
    /// <summary>The day.</summary>
    public SaidDay Day { get; } = new();

    /// <summary>The time of day.</summary>
    public SaidClock? Clock { get; set; }

    /// <summary>The part of the day.</summary>
    public PartOfDay? Part { get; set; }

    /// <summary>The half of the day by the clock of twelve hours.</summary>
    public PartOfDay? Half { get; set; }

    /// <summary>The distance from now.</summary>
    public SaidDistance? Distance { get; set; }

    /// <summary>The word that is no word of dates and times, or does not belong where it stands; null where all was understood.</summary>
    public string? Stranger { get; set; }

    /// <summary>Why it is no moment although each word was understood; null where nothing speaks against it.</summary>
    public string? Objection { get; set; }

    /// <summary>What was said twice and differently; null where nothing was.</summary>
    public string? Contradiction { get; set; }
}
