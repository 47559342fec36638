using System.Globalization;
using BenchmarkDotNet.Running;
using CallCenter.Voice;
using CallCenter.Voice.Calls;
using CallCenter.Voice.Detection;
using CallCenter.Voice.Drawing;
using CallCenter.Voice.Echo;
using CallCenter.Voice.Gate;
using CallCenter.Voice.Training;

if (args is ["--false-bargein"])
{
    FalseBargeInRows.Print(quick: false);
    return;
}

if (args is [MeasuredServers.Edge, .. var edge])
{
    await MeasuredServers.RunEdgeAsync(edge);
    return;
}

if (args is [MeasuredServers.Echo, .. var echo])
{
    await MeasuredServers.RunEchoAsync(echo);
    return;
}

if (args is ["--soak", .. var soak])
{
    await SoakRows.PrintAsync(Number("--calls", 200), Number("--minutes", 10));
    return;

    int Number(string name, int otherwise) => Array.IndexOf(soak, name) is >= 0 and var at ? int.Parse(soak[at + 1], CultureInfo.InvariantCulture) : otherwise;
}

if (args is ["--plot", var drawing, var printed])
{
    await File.WriteAllTextAsync(drawing, Plot.Of([.. File.ReadLines(printed).Select(Row.Parse).OfType<Row>()]));
    return;
}

if (args is [] or ["--quick"] or ["--calls", ..] or ["--plot", _])
{
    var quick = args.Contains("--quick");
    if (args is not ["--calls", ..])
    {
        Report.Progress("the echo canceller");
        EchoRows.Print(quick);
        Report.Progress("interruptions by the assistant's own echo");
        FalseBargeInRows.Print(quick);
        Report.Progress("the speech detector");
        DetectionRows.Print(quick);
        GateRows.Print(quick);
    }

    var counts = args is ["--calls", var list, ..] && char.IsDigit(list[0]) ? [.. list.Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))] : CostRows.Calls;
    await CostRows.PrintAsync(quick, counts);
    await TalkRows.PrintAsync(quick);
    if (args is ["--plot", var file])
        await File.WriteAllTextAsync(file, Plot.Of(Report.Rows));
    return;
}

if (args is ["--train", var weights])
{
    DetectorTraining.Run(weights);
    return;
}

BenchmarkSwitcher.FromTypes([typeof(FrameBenchmarks), typeof(KernelBenchmarks)]).Run(args);
