using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Spectre.Console;

namespace CallCenter.Local.Cli;

/// <summary><c>errors list|show|replay|delete</c>: messages of a running product that no consumer could be made to take.</summary>
internal sealed class ErrorsCommand
{
    private readonly Option<Uri> url = ProductOptions.Url();
    private readonly Option<string?> key = ProductOptions.Key("supervisor");
    private readonly Option<bool> json = new("--json") { Description = "Write JSON.", Recursive = true };
    private readonly Option<Guid?> call = new("--call") { Description = "Only messages about the call of this id.", CustomParser = TypedIds.Call };
    private readonly Option<int> page = new("--page") { Description = "Page of 20, from 1.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> all = new("--all") { Description = "All messages, or with --call all of that call." };
    private readonly Argument<long?> id = new("id") { Description = "Number of the message.", Arity = ArgumentArity.ExactlyOne, CustomParser = TypedIds.Message };
    private readonly Argument<long?> idUnlessAll = new("id") { Description = "Number of the message.", Arity = ArgumentArity.ZeroOrOne, CustomParser = TypedIds.Message };
    private readonly IAnsiConsole console;
    private readonly bool terminal;
    private readonly TextWriter errors;

    private ErrorsCommand(IAnsiConsole console, bool terminal, TextWriter errors)
    {
        this.console = console;
        this.terminal = terminal;
        this.errors = errors;
    }

    /// <summary>Carries out a command line that begins with <c>errors</c>; see <see cref="ExitCode"/>.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="console">Where to show what is asked for.</param>
    /// <param name="terminal">Whether that is looked at by a person, who gets tables.</param>
    /// <param name="errors">Where to say what went wrong.</param>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, bool terminal, TextWriter errors)
    {
        // Named as it is typed, not by the program behind it.
        return await TypedCommand.RunAsync(
            new Command("./callcenter") { new HelpOption(), new ErrorsCommand(console, terminal, errors).Create() },
            args,
            new InvocationConfiguration { Output = console.Profile.Out.Writer, Error = errors });
    }

    private Command Create()
    {
        page.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) || number < 1))
                result.AddError($"--page: '{result.Tokens[0].Value}' will not do, expected a number from 1");
        });
        var replay = new Command("replay", "Send messages once more, to the endpoint that they failed on.") { idUnlessAll, all, call };
        replay.Validators.Add(result =>
        {
            if (result.GetResult(idUnlessAll) is { Tokens.Count: > 0 } == result.GetValue(all))
                result.AddError("Name one message by its number, or give --all.");
            else if (result.GetResult(call) is not null && !result.GetValue(all))
                result.AddError("--call goes with --all.");
        });
        return new Command("errors", "See messages that failed, send them once more or throw them away.")
        {
            Acting(new Command("list", "List failed messages, newest first.") { call, page }, ListAsync),
            Acting(new Command("show", "Show a message whole: its body holds what people said.") { id }, ShowAsync),
            Acting(replay, ReplayAsync),
            Acting(new Command("delete", "Throw a message away.") { id }, DeleteAsync),
            url,
            key,
            json,
        };
    }

    private Command Acting(Command command, Func<ParseResult, FailedMessagesClient, IFailedMessagesView, CancellationToken, Task> act)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            var client = new FailedMessagesClient(new ProductClient(http, parsed.GetValue(url)!, ProductOptions.KeyOf(parsed, key)));
            IFailedMessagesView view = parsed.GetValue(json) ? new JsonView(console.Profile.Out.Writer) : terminal ? new TableView(console) : new PlainView(console.Profile.Out.Writer);
            try
            {
                await act(parsed, client, view, cancellationToken);
                return ExitCode.Done;
            }
            catch (CommandFailedException failure)
            {
                await errors.WriteLineAsync(failure.Message);
                return failure.ExitCode;
            }
        });
        return command;
    }

    private async Task ListAsync(ParseResult parsed, FailedMessagesClient client, IFailedMessagesView view, CancellationToken cancellationToken)
    {
        var (messages, total) = await client.ListAsync(parsed.GetValue(call), parsed.GetValue(page), cancellationToken);
        view.List(messages, total);
    }

    private async Task ShowAsync(ParseResult parsed, FailedMessagesClient client, IFailedMessagesView view, CancellationToken cancellationToken) =>
        view.Show(await client.GetAsync(parsed.GetValue(id)!.Value, cancellationToken));

    private async Task ReplayAsync(ParseResult parsed, FailedMessagesClient client, IFailedMessagesView view, CancellationToken cancellationToken) =>
        view.Replayed(parsed.GetValue(idUnlessAll) is { } one
            ? await client.ReplayAsync(one, cancellationToken)
            : await client.ReplayAllAsync(parsed.GetValue(call), cancellationToken));

    private async Task DeleteAsync(ParseResult parsed, FailedMessagesClient client, IFailedMessagesView view, CancellationToken cancellationToken)
    {
        await client.DeleteAsync(parsed.GetValue(id)!.Value, cancellationToken);
        view.Deleted();
    }
}
