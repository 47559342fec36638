using System.Globalization;
using CallCenter.Api.Calls;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;

namespace CallCenter.Api.Reports;

/// <summary>How the report pages word what the store holds.</summary>
internal static class Words
{
    public static string For(CallDirection direction) => direction is CallDirection.Inbound ? "They called" : "We called";

    public static string For(CallEngine engine) => engine is CallEngine.Realtime ? "led by the realtime model" : "led by recognition, model and synthesis";

    public static string For(CloseReason? reason) => reason switch
    {
        CloseReason.AssistantHungUp => "the assistant said goodbye",
        CloseReason.CallerHungUp => "the caller hung up",
        CloseReason.SupervisorHungUp => "a supervisor ended it",
        CloseReason.Transferred => "handed to a human",
        CloseReason.Busy => "the line was busy",
        CloseReason.Declined => "declined",
        CloseReason.NoAnswer => "nobody answered",
        CloseReason.Silence => "the caller stayed silent",
        CloseReason.MaximumDuration => "it reached its longest duration",
        CloseReason.Failed => "the telephone service failed",
        _ => "",
    };

    public static string For(Satisfaction satisfaction) => satisfaction switch
    {
        Satisfaction.Terrible => "Terrible",
        Satisfaction.Low => "Low",
        Satisfaction.Partial => "Partial",
        Satisfaction.High => "High",
        _ => "Unknown",
    };

    public static string For(NextActionKind action) => action switch
    {
        NextActionKind.CaseClosed => "Case closed",
        NextActionKind.CommercialOffer => "Make an offer",
        NextActionKind.CustomerWillSendInfo => "Wait for what the customer sends",
        NextActionKind.HighPriority => "Act at once",
        NextActionKind.ProposeNewContract => "Propose a new contract",
        NextActionKind.RequiresExpertise => "Ask an expert",
        _ => "",
    };

    /// <summary>A document by its title, or else its id, and the file that it was taken from.</summary>
    public static string For(DocumentReference document) => $"{document.Title ?? document.Id}{(document.FilePath is { Length: > 0 } file ? $" ({file})" : "")}";

    /// <summary>The state, first letter upper case.</summary>
    public static string State(string state) => string.Concat(char.ToUpperInvariant(state[0]).ToString(), state.AsSpan(1));

    /// <summary>A field name as a label: <c>first_seen</c> is "First seen".</summary>
    public static string Label(string field)
    {
        var words = field.Replace('_', ' ');
        return words.Length == 0 ? words : string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
    }

    /// <summary>How many values a fact had before.</summary>
    public static string EarlierValues(IEnumerable<ClaimChangeView> overtaken) => overtaken.Count(change => change.After is not null) switch
    {
        1 => "1 earlier value",
        var values => string.Create(CultureInfo.InvariantCulture, $"{values} earlier values"),
    };

    /// <summary>Date and time in UTC, to the minute.</summary>
    public static string Moment(DateTimeOffset instant) => instant.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Time of day in UTC, to the second.</summary>
    public static string Clock(DateTimeOffset instant) => instant.ToUniversalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The instant for machines.</summary>
    public static string Machine(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A duration such as "2 min 05 s".</summary>
    public static string Duration(TimeSpan duration) => duration.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds:00} s");
}
