using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Tests.Pipeline;

public sealed class LastQuestionTests
{
    [Theory]
    [InlineData("I am sorry. Where did you lose it?", "Where did you lose it?")]
    [InlineData("What can I do for you?", "What can I do for you?")]
    [InlineData("Is it version 3.5?", "Is it version 3.5?")]
    [InlineData("Très bien ! Quel est votre nom ?", "Quel est votre nom ?")]
    [InlineData("Bien. ¿Cuándo fue?", "¿Cuándo fue?")]
    [InlineData("好的。您叫什么名字？", "您叫什么名字？")]
    public void The_question_at_the_end_is_what_is_asked_again(string said, string question) => LastQuestion.Of(said).ShouldBe(question);

    [Theory]
    [InlineData("")]
    [InlineData("Is that so? I have noted it.")]
    [InlineData("Where did you")]
    public void What_does_not_end_with_a_question_asks_nothing(string said) => LastQuestion.Of(said).ShouldBeNull();
}
