using System.Globalization;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Costs;

namespace CallCenter.Api.Reports;

/// <summary>How the report words what a call has used.</summary>
internal static class CostWords
{
    /// <summary>What was used.</summary>
    public static string Label(CostLine line) => line.Kind switch
    {
        UsageKind.InputTokens => $"{line.Model}, read",
        UsageKind.CachedInputTokens => $"{line.Model}, read again",
        UsageKind.OutputTokens => $"{line.Model}, written",
        UsageKind.AudioInputTokens => $"{line.Model}, heard",
        UsageKind.AudioOutputTokens => $"{line.Model}, spoken",
        UsageKind.CharactersSpoken => "Speech synthesis",
        UsageKind.SecondsHeard => "Speech recognition",
        UsageKind.TextMessages => "Text messages",
        UsageKind.SecondsTranscribed => $"{line.Model}, transcribed",
        UsageKind.SafetyRecords => "Content safety",
        UsageKind.SemanticQueries => "Semantic ranking",
        _ => "Line",
    };

    /// <summary>How much of it.</summary>
    public static string Quantity(CostLine line) => line.Kind switch
    {
        UsageKind.CharactersSpoken => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:N0} characters"),
        UsageKind.SecondsHeard or UsageKind.CallSeconds or UsageKind.SecondsTranscribed => Words.Duration(TimeSpan.FromSeconds(line.Quantity)),
        UsageKind.SafetyRecords => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:N0} texts"),
        UsageKind.SemanticQueries => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:N0} queries"),
        UsageKind.TextMessages => line.Quantity.ToString("N0", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:N0} tokens"),
    };

    /// <summary>An amount of money, to a hundredth of a cent: calls cost little.</summary>
    public static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.0000} {currency}");
}
