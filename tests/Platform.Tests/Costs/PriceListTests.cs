using CallCenter.Contracts.Usage;
using CallCenter.Platform.Costs;
using CallCenter.Platform.Tests.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Costs;

public sealed class PriceListTests
{
    private const string Prices =
        """
        prices:
          currency: EUR
          call_per_minute: 0.012
          sms_per_message: 0.07
          recognition_per_hour: 0.9
          synthesis_per_million_characters: 15
          models:
            - model: gpt-4.1-nano
              input_per_million_tokens: 0.1
              cached_input_per_million_tokens: 0.025
              output_per_million_tokens: 0.4
            - model: whisper-1
              transcription_per_hour: 0.36
          safety_per_thousand_records: 0.38
          semantic_ranking_per_thousand_queries: 1
        """;

    [Fact]
    public void Everything_that_has_a_price_is_priced_in_its_unit()
    {
        var cost = Cost(Prices,
            new(UsageKind.InputTokens, 2_000_000, "gpt-4.1-nano"),
            new(UsageKind.CachedInputTokens, 1_000_000, "GPT-4.1-nano"),
            new(UsageKind.OutputTokens, 500_000, "gpt-4.1-nano"),
            new(UsageKind.CharactersSpoken, 2_000),
            new(UsageKind.SecondsHeard, 1_800),
            new(UsageKind.TextMessages, 2),
            new(UsageKind.SecondsTranscribed, 600, "whisper-1"),
            new(UsageKind.SafetyRecords, 50),
            new(UsageKind.SemanticQueries, 20));

        cost.Lines.ToDictionary(line => line.Kind, line => line.Amount).ShouldBe(
            new Dictionary<UsageKind, decimal?>
            {
                [UsageKind.InputTokens] = 0.2m,
                [UsageKind.CachedInputTokens] = 0.025m,
                [UsageKind.OutputTokens] = 0.2m,
                [UsageKind.CharactersSpoken] = 0.03m,
                [UsageKind.SecondsHeard] = 0.45m,
                [UsageKind.TextMessages] = 0.14m,
                [UsageKind.CallSeconds] = 0.018m,
                [UsageKind.SecondsTranscribed] = 0.06m,
                [UsageKind.SafetyRecords] = 0.019m,
                [UsageKind.SemanticQueries] = 0.02m,
            },
            ignoreOrder: true);
        (cost.Currency, cost.Amount, cost.IsPartial).ShouldBe(("EUR", 1.162m, false));
    }

    [Fact]
    public void Reports_of_the_same_kind_and_model_are_added_up()
    {
        var cost = Cost(Prices, new(UsageKind.TextMessages, 1), new(UsageKind.TextMessages, 2), new(UsageKind.InputTokens, 3, "a"), new(UsageKind.InputTokens, 4, "b"));

        cost.Lines.Select(line => (line.Kind, line.Model, line.Quantity)).ShouldBe(
            [(UsageKind.InputTokens, "a", 3), (UsageKind.InputTokens, "b", 4), (UsageKind.TextMessages, null, 3), (UsageKind.CallSeconds, null, 90)]);
    }

    [Fact]
    public void What_has_no_price_is_left_out_of_the_sum_and_told()
    {
        var cost = Cost(Prices, new(UsageKind.OutputTokens, 1_000_000, "another"), new(UsageKind.AudioOutputTokens, 1_000_000, "gpt-4.1-nano"), new(UsageKind.TextMessages, 1));

        (cost.Amount, cost.IsPartial).ShouldBe((0.088m, true));
        cost.Lines.Where(line => line.Amount is null).Select(line => line.Kind).ShouldBe([UsageKind.OutputTokens, UsageKind.AudioOutputTokens]);
    }

    [Fact]
    public void Without_a_price_for_cached_tokens_they_cost_what_others_do() =>
        Cost(Prices.Replace("cached_input_per_million_tokens: 0.025", "", StringComparison.Ordinal), new UsageItem(UsageKind.CachedInputTokens, 1_000_000, "gpt-4.1-nano"))
            .Lines[0].Amount.ShouldBe(0.1m);

    [Fact]
    public void Without_prices_usage_is_told_and_nothing_costs()
    {
        var cost = Cost("", new UsageItem(UsageKind.TextMessages, 1));

        (cost.Currency, cost.Amount, cost.IsPartial).ShouldBe((null, null, false));
        cost.Lines.Select(line => line.Quantity).ShouldBe([1, 90]);
    }

    [Theory]
    [InlineData("prices: { sms_per_message: 0.07 }", "prices.currency: is missing")]
    [InlineData("prices: { currency: euros }", "prices.currency: 'euros' will not do")]
    [InlineData("prices: { currency: EUR, sms_per_message: -1 }", "prices.sms_per_message: '-1' will not do")]
    [InlineData("prices: { currency: EUR, sms_per_massage: 1 }", "did you mean sms_per_message?")]
    [InlineData("prices: { currency: EUR, models: [ { input_per_million_tokens: 1 } ] }", "prices.models.0.model: is missing")]
    [InlineData("prices: { currency: EUR, models: [ { model: a }, { model: A } ] }", "has two prices of a")]
    public void Prices_that_cannot_be_meant_are_refused(string prices, string problem) =>
        string.Join('\n', TestConfiguration.ProblemsOf(TestConfiguration.Least + prices)).ShouldContain(problem);

    private static CallCost Cost(string prices, params UsageItem[] usage)
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least + prices);
        return configuration.Services.GetRequiredService<PriceList>().Of(usage, TimeSpan.FromSeconds(90));
    }
}
