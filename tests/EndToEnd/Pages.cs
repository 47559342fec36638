using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.EndToEnd;

/// <summary>The pages as a person sees them, on a phone in the dark and with the keyboard alone.</summary>
public sealed class Pages(SystemFixture system) : IClassFixture<SystemFixture>
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task Report_shows_the_filled_claim_on_a_phone_in_the_dark()
    {
        await using var browser = await Browser.StartAsync();
        var result = (await system.RunAsync(new { scenarios = new[] { "it-support" }, speed = 4 })).ShouldHaveSingleItem();
        var page = await browser.PhoneAsync();

        await page.GotoAsync($"{system.Api.BaseAddress}report/{result.GetProperty("phone_number").GetString()}");

        await Expect(page.Locator("body")).ToContainTextAsync("Dell Latitude 7440");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than the phone");
        (await BrightnessAsync(page)).ShouldBeLessThan(128);
        (await page.EvaluateAsync<double>("document.querySelector('.chart .sum').getBoundingClientRect().height")).ShouldBeGreaterThan(10, "the numbers of the chart are too small to read");
    }

    [Fact]
    public async Task Softphone_talks_with_the_assistant_by_keyboard_alone()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.PhoneAsync();
        await page.GotoAsync($"{system.Simulator.BaseAddress}softphone");
        await Expect(page.Locator("#state")).ToContainTextAsync("Not in a call", Patient);
        (await BrightnessAsync(page)).ShouldBeLessThan(128);

        await page.Locator("#dial").PressAsync("Enter");
        await Expect(page.Locator("#talk")).ToContainTextAsync("English", Patient);
        await SayAsync(page, "English");
        await Expect(page.Locator("#talk")).ToContainTextAsync("Amélie", Patient);
        await SayAsync(page, "My Dell Latitude 7440 laptop does not start.");
        await Expect(page.Locator("#talk")).ToContainTextAsync("when", Patient);

        (await page.EvaluateAsync<double>("document.querySelector('footer').getBoundingClientRect().top - document.querySelector('#talk').lastElementChild.getBoundingClientRect().bottom"))
            .ShouldBeGreaterThanOrEqualTo(0, "the latest words are behind the controls");
        await page.Locator("#hang-up").PressAsync("Enter");
        await Expect(page.Locator("#state")).ToContainTextAsync("Call ended", Patient);
    }

    private static async Task SayAsync(IPage page, string words)
    {
        await page.Locator("#words").FillAsync(words);
        await page.Locator("#words").PressAsync("Enter");
    }

    /// <summary>Mean of red, green and blue of the page's background, 0 to 255.</summary>
    private static Task<double> BrightnessAsync(IPage page) =>
        page.EvaluateAsync<double>("(getComputedStyle(document.body).backgroundColor.match(/\\d+/g) || [255]).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3");
}
