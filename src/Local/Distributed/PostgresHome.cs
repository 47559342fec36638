using System.Security.Cryptography;
using System.Text;
using CallCenter.Platform.Persistence;

namespace CallCenter.Local.Distributed;

/// <summary>
/// Where the data of the PostgreSQL server is. The server refuses to run as root, so that for root it runs as the account that comes with
/// its package; where that account does not get into the data folder (one below <c>/root</c>, say), the data is in its own home instead.
/// </summary>
internal static class PostgresHome
{
    private const string Name = "postgresql";

    /// <summary>The folder, which need not exist yet.</summary>
    /// <param name="folder">Data folder of the system.</param>
    /// <param name="password">What only this system knows; the name of a folder outside is drawn from it, so that it moves along with the data folder.</param>
    /// <param name="account">Whom the server runs as; null where it runs as whoever runs this.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PartFailedException">There are data that the account does not get to, or there is no place for new ones.</exception>
    public static async Task<string> FindAsync(DataFolder folder, string password, SystemAccount? account, CancellationToken cancellationToken)
    {
        var inside = folder.PathOf(Name);
        if (account is null)
            return inside;
        var outside = Path.Combine(account.Home, $"callcenter-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(password)))[..12]}");
        if (Directory.Exists(outside))
            return outside;
        if (await account.MayEnterAsync(folder.Root, cancellationToken))
            return inside;
        if (PostgresCluster.IsIn(inside))
            throw new PartFailedException($"PostgreSQL runs as the account {account.Name}, which does not get to its data in {inside} any more: let it through all folders on the way (chmod o+x).");
        if (!Directory.Exists(account.Home))
            throw new PartFailedException($"PostgreSQL runs as the account {account.Name}, which may not enter {folder.Root} and has no home folder {account.Home}: set CALLCENTER_DATA to a folder that it may enter.");
        return outside;
    }
}
