using System.ComponentModel.DataAnnotations;

namespace CallCenter.Assistant.Tools;

/// <summary>Speak slower or faster from now on, when the caller asks for it.</summary>
/// <param name="Speed">From 0.75, slowest, over 1, normal, to 1.25, fastest.</param>
internal sealed record SpeechSpeedArguments([property: Range(0.75, 1.25)] double Speed);
