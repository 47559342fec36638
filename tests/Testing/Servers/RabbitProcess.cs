using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CallCenter.Testing.Servers;

/// <summary>
/// One run of a RabbitMQ server, spoken to through the Erlang shell on its input: no management plugin, and none of the seconds that
/// its command line tools take. At the end of that input the server halts, so it never outlives the process that started it.
/// </summary>
internal sealed class RabbitProcess
{
    /// <summary>Stands before every answer: what else the shell writes is not for us.</summary>
    private const string Mark = "=answer=";

    /// <summary>The register of Erlang nodes would otherwise be started by the server itself, and stay behind for ever.</summary>
    private const string Script = """
        exec 2>/dev/null
        epmd -port "$1" -address 127.0.0.1 &
        names=$!
        until epmd -port "$1" -names >/dev/null 2>&1; do :; done
        "$2" 2>&1
        kill "$names"
        wait "$names"
        """;

    private readonly Process shell;
    private readonly Task output;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> asked = [];
    private readonly Lock writing = new();
    private int questions;

    private RabbitProcess(Process shell)
    {
        this.shell = shell;
        output = ReadAsync();
    }

    public static RabbitProcess Start(string program, int namesPort, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "-c", Script, "sh", namesPort.ToString(CultureInfo.InvariantCulture), program })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RabbitProcess(Process.Start(start)!);
    }

    /// <summary>Evaluates an expression in the server and returns its value: text, or an atom's name.</summary>
    /// <exception cref="InvalidOperationException">The evaluation failed, or the server ended before it answered.</exception>
    public async Task<string> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        var question = Interlocked.Increment(ref questions);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[question] = answer;
        // In a process of its own, so that one question does not wait for another's answer.
        Write(
            $"spawn(fun() -> Answer = try begin {expression} end of Value when is_list(Value) -> {{ok, Value}}; Value -> {{ok, io_lib:format(\"~p\", [Value])}} "
            + "catch Kind:Reason -> {failed, io_lib:format(\"~0p\", [{Kind, Reason}])} end, "
            + $"io:format(user, \"~n{Mark}{question} ~s ~s~n\", [element(1, Answer), element(2, Answer)]) end).");
        await Task.WhenAny(answer.Task, output).WaitAsync(cancellationToken);
        return answer.Task.IsCompleted ? await answer.Task : throw new InvalidOperationException("the server ended before it answered");
    }

    public async Task StopAsync()
    {
        Write("init:stop().");
        await EndAsync();
    }

    public async Task KillAsync()
    {
        foreach (var server in await ServersAsync())
        {
            using (server)
                server.Kill();
        }

        await EndAsync();
    }

    // The script ends by itself after the server, and with it the register of nodes.
    private async Task EndAsync()
    {
        await shell.WaitForExitAsync();
        await output;
        shell.Dispose();
    }

    private async Task<IReadOnlyList<Process>> ServersAsync()
    {
        try
        {
            return [Process.GetProcessById(int.Parse(await EvaluateAsync("os:getpid()", CancellationToken.None), CultureInfo.InvariantCulture))];
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // It has ended before.
            return [];
        }
    }

    private void Write(string line)
    {
        try
        {
            lock (writing)
            {
                shell.StandardInput.WriteLine(line);
                shell.StandardInput.Flush();
            }
        }
        catch (IOException error)
        {
            throw new InvalidOperationException("the server has ended", error);
        }
    }

    private async Task ReadAsync()
    {
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            // The prompt of the shell may stand before it.
            if (line.IndexOf(Mark, StringComparison.Ordinal) is var start and >= 0)
                Take(line[(start + Mark.Length)..].Split(' ', 3));
        }
    }

    private void Take(string[] parts)
    {
        // The shell may repeat what it was asked, with a mark that no number follows.
        if (!int.TryParse(parts[0], CultureInfo.InvariantCulture, out var question) || !asked.TryRemove(question, out var answer))
            return;
        if (parts[1] is "ok")
            answer.TrySetResult(parts[2]);
        else
            answer.TrySetException(new InvalidOperationException($"the server answered {parts[2]}"));
    }
}
