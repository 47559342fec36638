using System.Net.Sockets;
using CallCenter.Platform.Persistence;
using Microsoft.AspNetCore.Connections;

namespace CallCenter.Platform.Hosting;

/// <summary>Tells failures that whoever starts the product can do something about from faults of the product.</summary>
public static class StartFailure
{
    /// <summary>What to tell them, without a stack trace; null for a fault.</summary>
    public static string? Describe(Exception error) => error switch
    {
        StartException => error.Message,
        IOException { InnerException: AddressInUseException } => $"{error.Message.TrimEnd('.')}: stop what listens there, or choose another port.",
        IOException { InnerException: SocketException } => error.Message,
        _ when StoreFailure.Of(error) is not null => $"The store cannot be opened: {StoreFailure.Reason(error)}",
        _ => null,
    };
}
