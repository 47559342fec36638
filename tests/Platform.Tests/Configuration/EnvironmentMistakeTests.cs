using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Configuration;

/// <summary>Mistakes in the environment, which is read through a prefix of the test's own.</summary>
public sealed class EnvironmentMistakeTests : IDisposable
{
    private readonly string prefix = $"TEST{Guid.NewGuid():N}_";
    private readonly List<string> variables = [];
    private readonly TempFolder folder = new();

    [Fact]
    public void Every_mistake_of_the_environment_is_listed_at_once_with_its_variable_and_what_was_expected()
    {
        Set("LLM__FAST__ENDPOINT", "nowhere");
        Set("LLM__FAST__MODLE", "gpt-4.1");
        Set("FEATURES__VAD_THRESHOLD", "0.5 90%, 0.6 20%");
        Set("features__recording_enabled", "maybe");
        Set("SECURITY__API_KEYS", "hush-hush-hush-hush");
        Set("SECURITY__CALL_TOKEN_KEY", "hush!");
        Set("CONVERSATION__INITIATE__CLAIM__0__NAME", "first_seen");
        Set("CONVERSATION__INITIATE__CLAIM__0__TYPE", "number");
        Set("PROMPTS__TTS__TRIALS__0__PROMPT", "hello_tpl");
        Set("PROMPTS__TTS__TRIALS__0__NAME", "brisk");
        Set("PROMPTS__TTS__TRIALS__0__PERCENT", "101");
        Set("PROMPTS__TTS__TRIALS__0__TEXTS__0", "Yes, {nobody}?");
        Set("PROMPTS__LLM__CHAT_SYSTEM_TPL", "Talk about {weather}.");
        Set("MESSAGING__TRANSPORT", "pigeons");
        Set("NOBODY__KNOWS", "this");

        var problems = Problems(TestConfiguration.Least);

        problems.ShouldBe(
            [
                "llm.fast.endpoint: 'nowhere' will not do, expected an absolute URL such as https://example.com (environment variable LLM__FAST__ENDPOINT)",
                "llm.fast.modle: is unknown, did you mean model? (environment variable LLM__FAST__MODLE)",
                "features.vad_threshold: the percentages add up to 110, expected 100 (environment variable FEATURES__VAD_THRESHOLD)",
                "features.recording_enabled: 'maybe' will not do, expected true or false (environment variable FEATURES__RECORDING_ENABLED)",
                "security.api_keys: expected a list (environment variable SECURITY__API_KEYS)",
                "security.call_token_key: the value will not do, expected base64 text (environment variable SECURITY__CALL_TOKEN_KEY)",
                "conversation.initiate.claim.0.type: 'number' will not do, expected one of text, datetime, email, phone_number (environment variable CONVERSATION__INITIATE__CLAIM__0__TYPE)",
                "prompts.tts.trials.0.percent: '101' will not do, expected a number from 0 to 100 (environment variable PROMPTS__TTS__TRIALS__0__PERCENT)",
                "prompts.tts.trials.0.texts: the placeholder {nobody} is unknown, expected {bot_name}, {bot_company}",
                "prompts.llm.chat_system_tpl: the placeholder {weather} is unknown, expected {bot_company}, {bot_name}, {bot_phone_number}, {phone_number}, {date}, {task}, {default_lang}, {claim}, {reminders}, {messages}, {styles}, {actions}, {format} (environment variable PROMPTS__LLM__CHAT_SYSTEM_TPL)",
                "messaging.transport: 'pigeons' will not do, expected one of in_memory, rabbitmq, azureservicebus (environment variable MESSAGING__TRANSPORT)",
            ],
            ignoreOrder: true);
        string.Join('\n', problems).ShouldNotContain("hush");
    }

    [Fact]
    public void A_wrong_value_of_the_environment_over_a_right_one_of_the_file_is_not_told_to_stand_in_the_file()
    {
        Set("FEATURES__VAD_THRESHOLD", "7");

        Problems(TestConfiguration.Least + "features: { vad_threshold: 0.5 }\n")
            .ShouldBe(["features.vad_threshold: '7' will not do, expected a number from 0.1 to 1 (environment variable FEATURES__VAD_THRESHOLD)"]);
    }

    public void Dispose()
    {
        variables.ForEach(variable => Environment.SetEnvironmentVariable(variable, null));
        folder.Dispose();
    }

    private void Set(string name, string value)
    {
        variables.Add(prefix + name);
        Environment.SetEnvironmentVariable(prefix + name, value);
    }

    private List<string> Problems(string yaml)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = ["--config", folder.Write("config.yaml", yaml)] });
        builder.Configuration.AddEnvironmentVariables(prefix);
        builder.AddCallCenterConfiguration();
        using var host = builder.Build();
        return [.. Should.Throw<ConfigurationException>(() => host.Services.GetRequiredService<IStartupValidator>().Validate()).Problems.Select(problem => $"{problem.Key}: {problem.Message}")];
    }
}
