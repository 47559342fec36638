using CallCenter.Faults.Injection;

namespace CallCenter.Faults.Product;

/// <summary>One life of the product, from its start to its crash: in this process, or as a process of its own.</summary>
internal interface ILife : IAsyncDisposable
{
    /// <summary>Ends it.</summary>
    Doom Doom { get; }

    /// <summary>Where it listens.</summary>
    Uri Url { get; }
}
