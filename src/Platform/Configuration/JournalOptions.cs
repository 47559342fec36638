using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// Journals of calls (<c>journal</c>): everything that reaches an edge in a media session and all that comes of it, so that the call can be
/// run again exactly. They hold what was said, as sound and as text.
/// </summary>
[Section("journal")]
public sealed class JournalOptions
{
    /// <summary>Whether journals are kept; a change counts for media sessions that begin afterwards.</summary>
    /// <value>Default false.</value>
    public bool Enabled { get; set; }

    /// <summary>Folder of the journals, on the machine of each edge; made when it is not there, for the eyes of its owner alone.</summary>
    /// <value>Default empty: <c>journals</c> in the data folder.</value>
    public string Folder { get; set; } = "";

    /// <summary>From the last change of a journal until it is erased; those of an erased call go within minutes. Zero keeps them as long as their calls.</summary>
    /// <value><c>keep_day</c>, 0 to 36,500 days, default 7 days.</value>
    [Duration("day", 0, 36_500)]
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Mebibytes that the journals of an edge may take together; beyond that the oldest go. A minute of a call takes 3 to 5.</summary>
    /// <value>16 to 1,048,576, default 2,048.</value>
    [Range(16, 1_048_576)]
    public int LimitMb { get; set; } = 2_048;
}
