using System.CommandLine;
using System.CommandLine.Help;
using CallCenter.InsightsWorker.Export;
using Spectre.Console;

namespace CallCenter.Local.Cli;

/// <summary><c>export --finetune FILE</c>: finished conversations of a running product as a file to fine-tune a model with, personal data hidden.</summary>
internal static class ExportCommand
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Carries out a command line that begins with <c>export</c>; see <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, bool terminal, TextWriter errors)
    {
        var url = ProductOptions.Url();
        var key = ProductOptions.Key("caller");
        var finetune = new Option<FileInfo>("--finetune") { Description = "File to write, one conversation a line (JSONL).", Required = true };
        var export = new Command("export", "Write finished conversations to a file that a model can be fine-tuned with; names, numbers and addresses of people are hidden.") { finetune, url, key };
        export.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            var calls = new FinishedCalls(new ProductClient(http, parsed.GetValue(url)!, ProductOptions.KeyOf(parsed, key)));
            var file = parsed.GetValue(finetune)!.FullName;
            try
            {
                var (written, passedOver) = terminal
                    ? await console.Status().StartAsync("Reading calls …", status => WriteAsync(calls, file, read => status.Status($"Reading calls … {read} of {calls.Total}"), cancellationToken))
                    : await WriteAsync(calls, file, _ => { }, cancellationToken);
                await console.Profile.Out.Writer.WriteLineAsync($"{written} conversations written to {file}; {passedOver} calls left out, in which nothing was said and answered.");
                return ExitCode.Done;
            }
            catch (CommandFailedException failure)
            {
                await errors.WriteLineAsync(failure.Message);
                return failure.ExitCode;
            }
            catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                await errors.WriteLineAsync($"{parsed.GetValue(url)} answers with something that is no list of calls; is this the product? Name another address with --url.");
                return ExitCode.NotDone;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await errors.WriteLineAsync($"{file} cannot be written: {exception.Message}");
                return ExitCode.NotDone;
            }
        });

        return await TypedCommand.RunAsync(
            new Command("./callcenter") { new HelpOption(), export },
            args,
            new InvocationConfiguration { Output = console.Profile.Out.Writer, Error = errors });
    }

    // Under another name until it is whole, so that a file that is there is never half of one.
    private static async Task<(int Written, int PassedOver)> WriteAsync(FinishedCalls calls, string file, Action<int> progress, CancellationToken cancellationToken)
    {
        var (written, passedOver) = (0, 0);
        var unfinished = $"{file}.unfinished";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerAlone;
            await using (var lines = new StreamWriter(unfinished, options))
            {
                await foreach (var conversation in calls.ReadAsync(cancellationToken))
                {
                    if (TrainingLine.Of(conversation) is { } line)
                    {
                        await lines.WriteLineAsync(line.AsMemory(), cancellationToken);
                        written++;
                    }
                    else
                    {
                        passedOver++;
                    }

                    progress(written + passedOver);
                }
            }

            File.Move(unfinished, file, overwrite: true);
            return (written, passedOver);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
