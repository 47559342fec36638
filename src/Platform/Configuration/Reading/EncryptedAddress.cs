using System.Reflection;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>The rule for all addresses that are settings: what goes there holds keys or what people said, so it goes encrypted, or stays at home.</summary>
internal static class EncryptedAddress
{
    /// <summary>What would have been right in place of an address; null where it will do.</summary>
    public static string? Expected(Uri address, PropertyInfo property)
    {
        var mayBeSocket = property.GetCustomAttribute<SocketAddressAttribute>() is not null;
        var isRight = address.Scheme switch
        {
            "https" => true,
            "http" => PlainHttp.MayReach(address),
            "wss" => mayBeSocket,
            "ws" => mayBeSocket && PlainHttp.MayReach(address),
            _ => false,
        };
        if (isRight)
            return null;
        return mayBeSocket
            ? "https or wss, or http or ws on this machine or to a name without a dot"
            : "https, or http on this machine or to a name without a dot";
    }
}
