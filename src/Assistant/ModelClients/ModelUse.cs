using CallCenter.Platform.Resilience;

namespace CallCenter.Assistant.ModelClients;

/// <summary>One request to a model, whose end its <see cref="ModelBreaker"/> waits for; it went well or not.</summary>
internal sealed class ModelUse : CircuitUse<bool>
{
    /// <summary>The model answered, or failed.</summary>
    public void End(bool isWell) => TryEnd(isWell);
}
