using BenchmarkDotNet.Running;
using CallCenter.Voice;

BenchmarkRunner.Run<FrameBenchmarks>(args: args);
