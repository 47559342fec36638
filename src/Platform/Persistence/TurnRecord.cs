using CallCenter.Contracts.Media;

namespace CallCenter.Platform.Persistence;

/// <summary>The timings of one answered turn, and what of the assistant's words in it the caller did not hear.</summary>
public sealed class TurnRecord
{
    /// <summary>The media session.</summary>
    public Guid SessionId { get; set; }

    /// <summary>Turn within the session.</summary>
    public int Index { get; set; }

    /// <summary>The call.</summary>
    public Guid CallId { get; set; }

    /// <summary>What took how long.</summary>
    public TurnTimings Timings { get; set; } = new();

    /// <summary>The assistant's words of which not all was heard.</summary>
    public List<UnheardWords> Unheard { get; set; } = [];
}
