using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.EndToEnd;

/// <summary>A caller corrects what was noted: both values are kept, each with the words it comes from.</summary>
public sealed class ClaimCorrections(ClaimCorrections.Played played) : IClassFixture<ClaimCorrections.Played>
{
    [Fact]
    public async Task Both_values_are_told_with_the_turns_they_come_from()
    {
        using var call = JsonDocument.Parse(await played.System.Api.GetStringAsync($"/call/{played.CallId}", TestContext.Current.CancellationToken));
        var words = call.RootElement.GetProperty("messages").EnumerateArray()
            .Where(message => message.GetProperty("persona").ValueEquals("human") && message.GetProperty("action").ValueEquals("talk"))
            .ToDictionary(message => message.GetProperty("turn_id").GetString()!, message => message.GetProperty("content").GetString()!, StringComparer.Ordinal);
        var hardware = call.RootElement.GetProperty("claim_history").EnumerateArray().Where(change => change.GetProperty("field").ValueEquals("hardware_info")).ToList();

        hardware.Count.ShouldBe(2);
        hardware[0].GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
        hardware[0].GetProperty("to").GetString()!.ShouldContain("Dell");
        words[hardware[0].GetProperty("turn_id").GetString()!].ShouldContain("Dell Latitude");
        hardware[1].GetProperty("from").GetString().ShouldBe(hardware[0].GetProperty("to").GetString());
        hardware[1].GetProperty("to").GetString().ShouldBe(call.RootElement.GetProperty("claim").GetProperty("hardware_info").GetString());
        words[hardware[1].GetProperty("turn_id").GetString()!].ShouldContain("Lenovo ThinkPad");
        hardware.ShouldAllBe(change => change.GetProperty("call_id").GetString() == played.CallId);
        hardware[1].GetProperty("changed_at").GetDateTimeOffset().ShouldBeGreaterThan(hardware[0].GetProperty("changed_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_report_leads_from_either_value_to_its_words_on_a_phone_in_the_dark()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.PhoneAsync();
        await page.GotoAsync($"{played.System.Api.BaseAddress}report/{played.CallId}?live=off");
        var row = page.Locator("tr", new() { HasText = "Hardware info" });

        await Expect(row).ToContainTextAsync("Lenovo ThinkPad");
        await row.Locator("small a").PressAsync("Enter");
        await Expect(page.Locator(".talk li:target")).ToContainTextAsync("Lenovo ThinkPad");

        var earlier = row.Locator("details a");
        await Expect(earlier).ToBeHiddenAsync();
        await row.Locator("summary").PressAsync("Enter");
        await Expect(row.Locator("details")).ToContainTextAsync("Dell Latitude 7440");
        await earlier.PressAsync("Enter");
        await Expect(page.Locator(".talk li:target")).ToContainTextAsync("Dell Latitude 7440");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than the phone");
    }

    [Fact]
    public async Task The_export_hides_the_name_that_was_corrected_as_well()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "talks.jsonl");

        var (exitCode, told) = await ExportRun.OfAsync("export", "--finetune", file, "--url", played.System.Api.BaseAddress!.AbsoluteUri);

        exitCode.ShouldBe(0, told);
        var line = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        line.ShouldContain("[caller_name]");
        line.ShouldNotContain("Jonathan");
        line.ShouldNotContain("Kevyn");
    }

    /// <summary>Plays the call once.</summary>
    public sealed class Played : IAsyncLifetime
    {
        internal SystemFixture System { get; } = new();

        /// <summary>The call.</summary>
        internal string CallId { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await System.InitializeAsync();
            var result = (await System.RunAsync(new { scenarios = new[] { "corrects-a-fact" }, speed = 4 })).ShouldHaveSingleItem();
            result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
            CallId = result.GetProperty("call_id").GetString()!;
        }

        public ValueTask DisposeAsync() => System.DisposeAsync();
    }
}
