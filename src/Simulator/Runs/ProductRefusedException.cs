namespace CallCenter.Simulator.Runs;

/// <summary>The product's API answered, but not with what was asked for.</summary>
internal sealed class ProductRefusedException(string message) : Exception(message);
