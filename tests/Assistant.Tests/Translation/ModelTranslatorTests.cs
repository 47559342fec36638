using CallCenter.Platform.Translation;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Translation;

public sealed class ModelTranslatorTests : IAsyncLifetime
{
    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task The_slow_model_translates_all_texts_at_once()
    {
        bench.Model.Script("slow", ModelReply.Whole("""{"texts":["Hallo von {bot_company}!","Tschüss!"]}"""));

        (await TranslateAsync()).ShouldBe(["Hallo von {bot_company}!", "Tschüss!"]);

        bench.Messages().ShouldHaveSingleItem().Text.ShouldBe("""{"from":"en","to":"de-DE","texts":["Hello from {bot_company}!","Bye!"]}""");
    }

    [Theory]
    [InlineData("""{"texts":["Hallo!"]}""")]
    [InlineData("""{"texts":"Hallo!"}""")]
    [InlineData("Hallo!")]
    public async Task An_answer_of_another_form_is_asked_for_again_from_the_other_model(string wrong)
    {
        bench.Model.Script("slow", ModelReply.Whole(wrong));
        bench.Model.Script("fast", ModelReply.Whole("""{"texts":["Hallo!","Tschüss!"]}"""));

        (await TranslateAsync()).ShouldBe(["Hallo!", "Tschüss!"]);
    }

    [Fact]
    public async Task No_model_that_can_is_told()
    {
        foreach (var model in new[] { "slow", "fast" })
            bench.Model.Script(model, ModelReply.Whole("no"), ModelReply.Whole("no"));

        (await Should.ThrowAsync<TranslationException>(TranslateAsync)).Message.ShouldBe("no model has translated them");
    }

    private Task<IReadOnlyList<string>> TranslateAsync() => bench.Services.GetRequiredService<ITextTranslator>()
        .TranslateAsync(["Hello from {bot_company}!", "Bye!"], "en", "de-DE", TestContext.Current.CancellationToken);
}
