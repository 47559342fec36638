using CallCenter.Simulator.Evaluation;

namespace CallCenter.Simulator.Tests.Evaluation;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("What is the make and model of your computer?", "en")]
    [InlineData("Quelle est la marque et le modèle de votre ordinateur ?", "fr")]
    [InlineData("¿Cuál es la marca y el modelo de su ordenador?", "es")]
    [InlineData("您的电脑是什么型号？", "zh")]
    [InlineData("Wann haben Sie das und was ist der Name?", "de")]
    [InlineData("Dell Latitude 7440", null)]
    [InlineData("", null)]
    public void The_language_is_told_by_small_words(string text, string? language) => LanguageGuess.Of(text).ShouldBe(language);
}
