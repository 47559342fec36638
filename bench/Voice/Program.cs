using BenchmarkDotNet.Running;
using CallCenter.Voice;
using CallCenter.Voice.Detection;
using CallCenter.Voice.Echo;

if (args is [] or ["--quick"])
{
    var quick = args.Length > 0;
    EchoRows.Print(quick);
    DetectionRows.Print(quick);
    return;
}

BenchmarkSwitcher.FromTypes([typeof(FrameBenchmarks), typeof(KernelBenchmarks)]).Run(args);
