using BenchmarkDotNet.Running;
using CallCenter.Voice;
using CallCenter.Voice.Detection;
using CallCenter.Voice.Echo;
using CallCenter.Voice.Training;

if (args is ["--false-bargein"])
{
    FalseBargeInRows.Print(quick: false);
    return;
}

if (args is [] or ["--quick"])
{
    var quick = args.Length > 0;
    EchoRows.Print(quick);
    FalseBargeInRows.Print(quick);
    DetectionRows.Print(quick);
    return;
}

if (args is ["--train", var file])
{
    DetectorTraining.Run(file);
    return;
}

BenchmarkSwitcher.FromTypes([typeof(FrameBenchmarks), typeof(KernelBenchmarks)]).Run(args);
