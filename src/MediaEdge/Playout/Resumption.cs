using System.Runtime.InteropServices;

namespace CallCenter.MediaEdge.Playout;

/// <summary>A place where another synthesiser has gone on with an utterance.</summary>
/// <param name="TextStart">The first letter it speaks.</param>
/// <param name="At">Where in the sound of the utterance that is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Resumption(int TextStart, TimeSpan At);
