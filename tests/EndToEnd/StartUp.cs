using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary>What the command line says and does when it starts, cannot start, and stops.</summary>
public sealed class StartUp
{
    [Fact]
    public async Task Start_up_says_where_everything_is()
    {
        using var data = new DataFolder();
        var port = FreePorts.Pair();

        await using var system = await LocalProcess.ReadyAsync(data.Path, port);

        system.Output.ShouldContain($"http://127.0.0.1:{port}/call");
        system.Output.ShouldContain($"http://127.0.0.1:{port}/report");
        system.Output.ShouldContain($"http://127.0.0.1:{port + 1}/softphone");
        system.Output.ShouldContain("curl");
        system.Output.ShouldNotContain("X-Api-Key");
    }

    [Fact]
    public async Task The_call_to_try_has_a_place_for_the_key_where_one_is_needed()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "config.yaml");
        await File.WriteAllTextAsync(file, "security: { api_keys: [{ key: a-key-of-sixteen-letters, role: caller }] }", TestContext.Current.CancellationToken);

        await using var system = await LocalProcess.ReadyAsync(data.Path, FreePorts.Pair(), "--config", file);

        system.Output.ShouldContain("-H 'X-Api-Key: YOUR-KEY'");
        system.Output.ShouldNotContain("a-key-of-sixteen-letters");
    }

    [Fact]
    public async Task A_flag_that_is_set_in_the_simulated_store_takes_effect_while_the_system_runs()
    {
        using var data = new DataFolder();
        var port = FreePorts.Pair();
        var file = Path.Combine(data.Path, "config.yaml");
        await File.WriteAllTextAsync(file, "app_configuration: { ttl_sec: 1 }", TestContext.Current.CancellationToken);
        await using var system = await LocalProcess.ReadyAsync(data.Path, port, "--verbose", "--config", file);
        using var http = new HttpClient();

        using var set = await http.PutAsJsonAsync(
            new Uri($"http://127.0.0.1:{port + 1}/simulator/settings/vad_threshold"), new { value = "0.7" }, TestContext.Current.CancellationToken);

        set.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await system.LineAsync(line => line.Contains("Changed configuration taken", StringComparison.Ordinal))).ShouldContain("features.vad_threshold: 0.7");
    }

    [Fact]
    public async Task An_interrupt_stops_the_system_cleanly()
    {
        using var data = new DataFolder();
        await using var system = await LocalProcess.ReadyAsync(data.Path, FreePorts.Pair());

        (await system.StopAsync()).ShouldBe(0);

        system.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_busy_port_is_refused_with_one_line()
    {
        using var data = new DataFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await ShouldRefuseAsync(LocalProcess.Start(data.Path, "--port", $"{port}"), $"{port}");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused_with_one_line() =>
        await ShouldRefuseAsync(LocalProcess.Start("/dev/null/data", "--port", $"{FreePorts.Pair()}"), "/dev/null/data");

    [Fact]
    public async Task A_missing_configuration_file_is_refused_with_one_line()
    {
        using var data = new DataFolder();
        await ShouldRefuseAsync(LocalProcess.Start(data.Path, "--port", $"{FreePorts.Pair()}", "--config", "no-such.yaml"), "no-such.yaml");
    }

    [Fact]
    public async Task Every_problem_of_a_configuration_is_named_at_once()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "config.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            conversation:
              initiate:
                bot_compny: Contoso
                prosody_rate: 9
            messaging: # Made into a bus early; without the server's name that must not come first.
              transport: rabbitmq
            """,
            TestContext.Current.CancellationToken);

        await using var system = LocalProcess.Start(data.Path, "--port", $"{FreePorts.Pair()}", "--config", file);

        (await system.ExitAsync()).ShouldNotBe(0);
        system.Errors.ShouldContain("bot_compny");
        system.Errors.ShouldContain("prosody_rate");
        system.Errors.ShouldContain("messaging.rabbitmq.host: is missing");
    }

    [Theory]
    [InlineData("--prt 9080", "Unrecognized command or argument '--prt'. Did you mean --port?")]
    [InlineData("--prt=9080", "Unrecognized command or argument '--prt=9080'. Did you mean --port?")]
    [InlineData("errors --all replay", "Unrecognized command or argument '--all'.")]
    [InlineData("errors list --hlp", "Unrecognized command or argument '--hlp'. Did you mean --help?")]
    [InlineData("--port eighty", "--port: 'eighty' will not do, expected a number from 1 to 65534")]
    [InlineData("knowledge serch printer", "Unrecognized command or argument 'serch'. Did you mean search?")]
    [InlineData("export --fintune file.jsonl", "Unrecognized command or argument '--fintune'. Did you mean --finetune?")]
    [InlineData("errors", "Required command was not provided.")]
    public async Task A_mistyped_command_line_is_refused_with_what_was_meant(string line, string told)
    {
        using var data = new DataFolder();
        await using var system = LocalProcess.Start(data.Path, line.Split(' '));

        (await system.ExitAsync()).ShouldBe(2);

        system.Errors.Trim().ShouldBe(told);
    }

    private static async Task ShouldRefuseAsync(LocalProcess system, string named)
    {
        await using (system)
        {
            (await system.ExitAsync()).ShouldNotBe(0);
            system.Errors.Trim().ShouldNotContain("\n");
            system.Errors.ShouldContain(named);
        }
    }
}
