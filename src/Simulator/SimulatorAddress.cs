using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CallCenter.Simulator;

/// <summary>How others reach the running simulator.</summary>
internal sealed class SimulatorAddress(SimulatorOptions options, IServer server)
{
    /// <summary>Base URL without a trailing slash; with port 0 in the options known only once the host has started.</summary>
    public string Url => (options.PublicUrl
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? options.Url).TrimEnd('/');
}
