using System.Text.Json;
using CallCenter.Local;
using CallCenter.Local.Cli;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace CallCenter.EndToEnd;

/// <summary><c>./callcenter errors</c> against the running system.</summary>
public sealed class FailedMessages(FailedMessages.LockedSystem system) : IClassFixture<FailedMessages.LockedSystem>, IDisposable
{
    private const string Supervisor = "supervisor-key-0123456789";
    private const string Caller = "caller-key-0123456789";

    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public async Task List_is_a_table_for_a_person()
    {
        var letter = await system.FailAsync();

        (await RunAsync(terminal: true, "list", "--call", $"{letter.CallId}")).ShouldBe(0);

        var shown = output.ToString();
        shown.ShouldContain($" │ {letter.FailedAt:yyyy-MM-dd HH:mm:ss} │ {letter.CallId} │ nowhere  │ TurnCompleted │");
        shown.ShouldContain("1 in all.");
        shown.ShouldNotContain("secret words");
        errors.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task List_is_a_line_per_message_for_a_pipe()
    {
        var letter = await system.FailAsync();

        (await RunAsync(terminal: false, "list", "--call", $"{letter.CallId}")).ShouldBe(0);

        output.ToString().ShouldBe($"{letter.Id}\t{letter.FailedAt:yyyy-MM-ddTHH:mm:ss}Z\t{letter.CallId}\tnowhere\tTurnCompleted\tBoom �[31m [red]\n");
    }

    [Fact]
    public async Task List_is_what_the_API_says_for_a_program()
    {
        var letter = await system.FailAsync();

        (await RunAsync(terminal: true, "list", "--json", "--call", $"{letter.CallId}")).ShouldBe(0);

        var entry = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("id").GetInt64().ShouldBe(letter.Id);
        entry.GetProperty("reason").GetString().ShouldBe(letter.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Show_has_the_body(bool terminal)
    {
        var letter = await system.FailAsync();

        (await RunAsync(terminal, "show", $"{letter.Id}")).ShouldBe(0);

        output.ToString().ShouldContain("\"text\": \"secret words\"");
        output.ToString().ShouldContain("[red]");
        output.ToString().ShouldNotContain("\u001b[31m");
    }

    [Fact]
    public async Task Replay_sends_one_once_more_and_knows_it_no_longer()
    {
        var letter = await system.FailAsync();

        (await RunAsync(terminal: true, "replay", $"{letter.Id}")).ShouldBe(0);
        output.ToString().ShouldBe("1 message is on its way again.\n");

        (await RunAsync(terminal: true, "replay", $"{letter.Id}")).ShouldBe(1);
        errors.ToString().ShouldBe("There is no such failed message.\n");
    }

    [Fact]
    public async Task Replay_all_of_a_call_sends_these_alone()
    {
        var letter = await system.FailAsync();
        await system.FailAsync(letter.CallId);
        var other = await system.FailAsync();

        (await RunAsync(terminal: true, "replay", "--all", "--call", $"{letter.CallId}", "--json")).ShouldBe(0);

        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("replayed").GetInt32().ShouldBe(2);
        (await RunAsync(terminal: true, "show", $"{letter.Id}")).ShouldBe(1);
        (await RunAsync(terminal: true, "show", $"{other.Id}")).ShouldBe(0);
    }

    [Fact]
    public async Task Replay_says_what_cannot_be_sent_once_more()
    {
        var letter = await system.FailAsync(body: "{ broken");

        (await RunAsync(terminal: true, "replay", "--all", "--call", $"{letter.CallId}")).ShouldBe(0);
        (await RunAsync(terminal: true, "replay", $"{letter.Id}")).ShouldBe(2);

        output.ToString().ShouldContain("1 stayed: ");
        errors.ToString().ShouldContain("the message cannot be sent once more");
    }

    [Fact]
    public async Task Delete_throws_one_away()
    {
        var letter = await system.FailAsync();

        (await RunAsync(terminal: true, "delete", $"{letter.Id}")).ShouldBe(0);

        output.ToString().ShouldBe("Thrown away.\n");
        (await RunAsync(terminal: true, "delete", $"{letter.Id}")).ShouldBe(1);
    }

    [Theory]
    [InlineData("replay", "Name one message by its number, or give --all.")]
    [InlineData("replay 7 --all", "Name one message by its number, or give --all.")]
    [InlineData("replay 7 --call 5fe62f77-0000-4000-8000-00000000abcd", "--call goes with --all.")]
    [InlineData("list --page 0", "--page: '0' will not do, expected a number from 1")]
    [InlineData("list --url nowhere", "'nowhere' is no address; write something like http://127.0.0.1:8080.")]
    [InlineData("show last", "'last' is no number of a message; ./callcenter errors list shows them.")]
    [InlineData("replay last", "'last' is no number of a message; ./callcenter errors list shows them.")]
    [InlineData("list --call last", "'last' is no id of a call, expected one such as 01a215a8-6fc8-743d-9aa9-cc2c7bd3be8d.")]
    [InlineData("shuffle", "Unrecognized command or argument 'shuffle'.")]
    public async Task A_wrong_command_line_is_told_in_one_line(string line, string problem)
    {
        (await ErrorsCommand.RunAsync(["errors", .. line.Split(' ')], Console(terminal: true), terminal: true, errors)).ShouldBe(2);

        errors.ToString().ShouldBe(problem + "\n");
    }

    [Fact]
    public async Task A_key_without_the_role_is_told_so()
    {
        (await RunAsync(Caller, terminal: true, "list")).ShouldBe(2);

        errors.ToString().ShouldBe("This API key does not allow that: it takes one with the role supervisor.\n");
    }

    [Fact]
    public async Task A_key_that_nobody_has_is_told_so()
    {
        (await RunAsync("guessed-key-0123456789", terminal: true, "list")).ShouldBe(2);

        errors.ToString().ShouldBe($"http://{system.Url.Authority} wants an API key: give one with --key, or in the environment variable CALLCENTER_API_KEY.\n");
    }

    [Fact]
    public async Task Nothing_there_is_told_so()
    {
        using var reserved = PortReservation.Of(0, "nobody");

        (await ErrorsCommand.RunAsync(["errors", "list", "--url", $"{reserved.Url}"], Console(terminal: true), terminal: true, errors)).ShouldBe(2);

        errors.ToString().ShouldBe($"Nothing answers at http://{reserved.Url.Authority}. Is the product running? Start it with ./run, or name another address with --url.\n");
    }

    private Task<int> RunAsync(bool terminal, params string[] line) => RunAsync(Supervisor, terminal, line);

    private Task<int> RunAsync(string key, bool terminal, params string[] line) =>
        ErrorsCommand.RunAsync(["errors", .. line, "--url", $"{system.Url}", "--key", key], Console(terminal), terminal, errors);

    private IAnsiConsole Console(bool terminal)
    {
        output.NewLine = "\n";
        errors.NewLine = "\n";
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 200;
        return console;
    }

    /// <summary>The whole system in this process, opened by keys.</summary>
    public sealed class LockedSystem : IAsyncLifetime
    {
        private readonly DataFolder data = new();
        private LocalApplication local = null!;

        public Uri Url => local.ProductUrl;

        public async ValueTask InitializeAsync() => local = await LocalApplication.StartAsync(
            new LocalSettings
            {
                Port = 0,
                DataFolder = data.Path,
                Overrides = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["security:api_keys:0:key"] = Supervisor,
                    ["security:api_keys:0:role"] = "supervisor",
                    ["security:api_keys:1:key"] = Caller,
                    ["security:api_keys:1:role"] = "caller",
                },
            },
            TextWriter.Null,
            TestContext.Current.CancellationToken);

        /// <summary>Has a message fail, on an endpoint that nothing listens on, with a reason that would colour a terminal.</summary>
        public async Task<DeadLetterRecord> FailAsync(Guid? call = null, string? body = null)
        {
            var letter = new DeadLetterRecord
            {
                MessageId = Guid.NewGuid(),
                CallId = call ?? Guid.NewGuid(),
                Endpoint = "nowhere",
                MessageType = "urn:message:CallCenter.Contracts.Media:TurnCompleted",
                ContentType = "application/vnd.masstransit+json",
                Body = body ?? """{"messageType":["urn:message:CallCenter.Contracts.Media:TurnCompleted"],"message":{"text":"secret words"}}""",
                Reason = "Boom \u001b[31m\n[red]",
                FailedAt = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddHours(-14), TimeSpan.Zero),
            };
            await using var store = await local.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync();
            store.DeadLetters.Add(letter);
            await store.SaveChangesAsync();
            return letter;
        }

        public async ValueTask DisposeAsync()
        {
            await local.DisposeAsync();
            data.Dispose();
        }
    }
}
