using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Costs;

/// <summary>Prices what calls have used, at the prices configured now.</summary>
public sealed class PriceList(IOptionsMonitor<PriceOptions> options)
{
    private const int Decimals = 8;

    /// <summary>Prices usage; reports of the same kind and model are added up.</summary>
    /// <param name="usage">What was used, in any order.</param>
    /// <param name="connected">How long the line was connected.</param>
    public CallCost Of(IEnumerable<UsageItem> usage, TimeSpan connected)
    {
        var prices = options.CurrentValue;
        var lines = usage.Append(new UsageItem(UsageKind.CallSeconds, connected.TotalSeconds))
            .GroupBy(item => (item.Kind, item.Model), item => item.Quantity)
            .Select(same => (same.Key.Kind, same.Key.Model, Quantity: same.Sum()))
            .Where(line => line.Quantity > 0)
            .OrderBy(line => line.Model is null).ThenBy(line => line.Model, StringComparer.Ordinal).ThenBy(line => line.Kind)
            .Select(line => new CostLine(line.Kind, line.Model, line.Quantity, Amount(prices, line.Kind, line.Model, line.Quantity)));
        return new CallCost(prices.Currency, [.. lines]);
    }

    private static decimal? Amount(PriceOptions prices, UsageKind kind, string? model, double quantity)
    {
        if (prices.Currency is null)
            return null;
        var tokens = prices.Models.Find(price => string.Equals(price.Model, model, StringComparison.OrdinalIgnoreCase));
        var (price, per) = kind switch
        {
            UsageKind.InputTokens => (tokens?.InputPerMillionTokens, 1_000_000),
            UsageKind.CachedInputTokens => (tokens?.CachedInputPerMillionTokens ?? tokens?.InputPerMillionTokens, 1_000_000),
            UsageKind.OutputTokens => (tokens?.OutputPerMillionTokens, 1_000_000),
            UsageKind.AudioInputTokens => (tokens?.AudioInputPerMillionTokens, 1_000_000),
            UsageKind.AudioOutputTokens => (tokens?.AudioOutputPerMillionTokens, 1_000_000),
            UsageKind.CharactersSpoken => (prices.SynthesisPerMillionCharacters, 1_000_000),
            UsageKind.SecondsHeard => (prices.RecognitionPerHour, 3600),
            UsageKind.TextMessages => (prices.SmsPerMessage, 1),
            UsageKind.CallSeconds => (prices.CallPerMinute, 60),
            UsageKind.SecondsTranscribed => (tokens?.TranscriptionPerHour, 3600),
            UsageKind.SafetyRecords => (prices.SafetyPerThousandRecords, 1000),
            UsageKind.SemanticQueries => (prices.SemanticRankingPerThousandQueries, 1000),
            _ => ((double?)null, 1),
        };
        return price is null ? null : decimal.Round((decimal)price.Value * (decimal)quantity / per, Decimals);
    }
}
