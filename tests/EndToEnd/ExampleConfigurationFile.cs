using CallCenter.Local.Cli;
using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary>The example configuration in the repository, which is written from the option types.</summary>
public sealed class ExampleConfigurationFile
{
    [Fact]
    public async Task The_file_is_what_the_option_types_say()
    {
        var file = await File.ReadAllTextAsync(Repository.PathOf("config.example.yaml"), TestContext.Current.CancellationToken);

        file.ShouldBe(ConfigCommand.Example(), "config.example.yaml is out of date: ./callcenter config example > config.example.yaml");
    }

    [Fact]
    public async Task Its_command_writes_it()
    {
        await using var output = new StringWriter();

        (await ConfigCommand.RunAsync(["config", "example"], output, TextWriter.Null)).ShouldBe(0);

        output.ToString().ShouldBe(ConfigCommand.Example());
    }

    [Fact]
    public async Task Another_command_is_refused()
    {
        await using var errors = new StringWriter();

        (await ConfigCommand.RunAsync(["config", "exmaple"], TextWriter.Null, errors)).ShouldBe(2);

        errors.ToString().ShouldNotBeEmpty();
    }
}
