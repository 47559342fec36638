namespace CallCenter.Platform.Tests.Configuration;

public sealed class ContentSafetyOptionsTests
{
    [Theory]
    [InlineData("endpoint: https://contoso.cognitiveservices.azure.com", "")]
    [InlineData("endpoint: http://127.0.0.1:8081, access_key: a", "")]
    [InlineData("prompt_shield: false", "")]
    [InlineData("endpoint: http://contoso.cognitiveservices.azure.com, access_key: a", "content_safety.endpoint: 'http://contoso.cognitiveservices.azure.com' will not do, expected https")]
    [InlineData("endpoint: http://127.0.0.1:8081", "content_safety.access_key: is missing")]
    [InlineData("hold_ms: 5000", "content_safety.hold_ms: '5000' will not do, expected a number from 0 to 2000")]
    [InlineData("ungrounded_percent: 0", "content_safety.ungrounded_percent: '0' will not do, expected a whole number from 1 to 100")]
    [InlineData("promt_shield: false", "content_safety.promt_shield: is unknown, did you mean prompt_shield?")]
    public void Settings_that_cannot_be_meant_are_refused(string settings, string problem)
    {
        var problems = TestConfiguration.ProblemsOf($"{TestConfiguration.Least}content_safety: {{ {settings} }}");

        if (problem.Length == 0)
            problems.ShouldBeEmpty();
        else
            problems.ShouldHaveSingleItem().ShouldStartWith(problem);
    }
}
