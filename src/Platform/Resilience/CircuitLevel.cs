using Polly.CircuitBreaker;

namespace CallCenter.Platform.Resilience;

/// <summary>States of circuit breakers as they are measured.</summary>
public static class CircuitLevel
{
    /// <summary>0 closed, 1 on trial, 2 open.</summary>
    public static int Of(CircuitState state) => state switch
    {
        CircuitState.Closed => 0,
        CircuitState.HalfOpen => 1,
        _ => 2,
    };
}
