using System.Diagnostics.Metrics;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Telemetry;
using CallCenter.Platform.Translation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Translation;

public sealed class AzureTranslatorTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();

    private readonly LastOutcome outcome = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_go_with_their_placeholders_marked_and_come_back_without_marks()
    {
        string? target = null, key = null, region = null, body = null;
        await using var service = await StartAsync(async http =>
        {
            target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            key = http.Request.Headers["Ocp-Apim-Subscription-Key"];
            region = http.Request.Headers["Ocp-Apim-Subscription-Region"];
            body = await new StreamReader(http.Request.Body).ReadToEndAsync(Cancellation);
            await http.Response.WriteAsync(
                """[{"translations":[{"text":"Tom &amp; <span class=\"notranslate\">{bot_name}</span> gr&#252;&#223;en","to":"de"}]},{"translations":[{"text":"Tschüss!","to":"de"}]}]""", Cancellation);
        });

        var translated = await Translator(service).TranslateAsync(["Tom & {bot_name} greet", "Bye!"], "en-US", "de-DE", Cancellation);

        translated.ShouldBe(["Tom & {bot_name} grüßen", "Tschüss!"]);
        target.ShouldBe("/translate?api-version=3.0&from=en&to=de&textType=html");
        (key, region).ShouldBe(("the-key", "westeurope"));
        System.Text.Json.JsonDocument.Parse(body!).RootElement[0].GetProperty("Text").GetString().ShouldBe("Tom &amp; <span class=\"notranslate\">{bot_name}</span> greet");
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("pt-BR", "pt")]
    [InlineData("fr-CA", "fr-ca")]
    public async Task Languages_are_named_as_the_service_names_them(string language, string name)
    {
        string? target = null;
        await using var service = await StartAsync(http =>
        {
            target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            return http.Response.WriteAsync("""[{"translations":[{"text":"x","to":"x"}]}]""", Cancellation);
        });

        await Translator(service).TranslateAsync(["x"], "en", language, Cancellation);

        target!.ShouldContain($"&to={name}&");
    }

    [Theory]
    [InlineData(401, "", "the translator answered 401")]
    [InlineData(200, "[]", "the translator's answer is no list of translations")]
    [InlineData(200, "[{}]", "the translator's answer is no list of translations")]
    [InlineData(200, "<html>", "the translator's answer is no list of translations")]
    public async Task What_is_no_translation_is_told(int status, string body, string problem)
    {
        await using var service = await StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body, Cancellation);
        });

        (await Should.ThrowAsync<TranslationException>(() => Translator(service).TranslateAsync(["x"], "en", "de", Cancellation))).Message.ShouldBe(problem);
    }

    [Theory]
    [InlineData(200, 66)]
    [InlineData(401, 0)]
    [InlineData(429, 0)]
    public async Task Characters_are_counted_with_their_marks_as_soon_as_the_service_has_taken_them(int status, long expected)
    {
        long counted = 0;
        var metrics = services.GetRequiredService<CallCenterMetrics>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument == metrics.CharactersTranslated)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => counted += value);
        listener.Start();
        await using var service = await StartAsync(http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = "0";
            return http.Response.WriteAsync("[]", Cancellation);
        });

        await Should.ThrowAsync<TranslationException>(() => Translator(service).TranslateAsync(["I am {bot_name}.", "Bye & thanks!"], "en", "de", Cancellation));

        counted.ShouldBe(expected);
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(404, "")]
    [InlineData(200, "<html>")]
    public async Task A_translation_that_failed_is_noted_until_one_succeeds(int status, string body)
    {
        var answer = (Status: status, Body: body);
        await using var service = await StartAsync(http =>
        {
            http.Response.StatusCode = answer.Status;
            return http.Response.WriteAsync(answer.Body, Cancellation);
        });
        outcome.IsWell.ShouldBeTrue();

        await Should.ThrowAsync<TranslationException>(() => Translator(service).TranslateAsync(["x"], "en", "de", Cancellation));
        outcome.IsWell.ShouldBeFalse();

        answer = (200, """[{"translations":[{"text":"x","to":"x"}]}]""");
        await Translator(service).TranslateAsync(["x"], "en", "de", Cancellation);
        outcome.IsWell.ShouldBeTrue();
    }

    [Fact]
    public async Task A_translator_that_cannot_be_reached_is_noted()
    {
        await using var service = await StartAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });

        await Should.ThrowAsync<TranslationException>(() => Translator(service).TranslateAsync(["x"], "en", "de", Cancellation));

        outcome.IsWell.ShouldBeFalse();
    }

    public void Dispose() => services.Dispose();

    private AzureTranslator Translator(WebApplication service) =>
        new(new AiTranslationOptions { Endpoint = new Uri(service.Urls.First()), AccessKey = "the-key", Region = "westeurope" }, services.GetRequiredService<CallCenterMetrics>(), outcome);

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancellation);
        return app;
    }
}
