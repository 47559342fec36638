using System.CommandLine;
using System.CommandLine.Help;
using CallCenter.Platform.Configuration.Example;

namespace CallCenter.Local.Cli;

/// <summary><c>config example</c>: writes the example configuration, which is kept as <c>config.example.yaml</c>.</summary>
internal static class ConfigCommand
{
    /// <summary>The example with the settings of every program.</summary>
    public static string Example() => ExampleConfiguration.Write(typeof(LocalSimulatorOptions));

    /// <summary>Carries out a command line that begins with <c>config</c>; see <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var example = new Command("example", "Write the example configuration: every setting there is, with its default or an example.");
        example.SetAction((_, _) => output.WriteAsync(Example()));
        return await TypedCommand.RunAsync(
            new Command("./callcenter") { new HelpOption(), new Command("config", "The configuration.") { example } },
            args,
            new InvocationConfiguration { Output = output, Error = errors });
    }
}
