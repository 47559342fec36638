using BenchmarkDotNet.Running;
using CallCenter.Voice;
using CallCenter.Voice.Calls;
using CallCenter.Voice.Detection;
using CallCenter.Voice.Echo;
using CallCenter.Voice.Training;

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

if (args is [] or ["--quick"] or ["--calls", ..])
{
    var quick = args.Contains("--quick");
    if (args is not ["--calls", ..])
    {
        EchoRows.Print(quick);
        DetectionRows.Print(quick);
    }

    await CostRows.PrintAsync(quick);
    await TalkRows.PrintAsync(quick);
    return;
}

if (args is ["--train", var file])
{
    DetectorTraining.Run(file);
    return;
}

BenchmarkSwitcher.FromTypes([typeof(FrameBenchmarks), typeof(KernelBenchmarks)]).Run(args);
