namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>An access key of a store.</summary>
/// <param name="Id">Its name, which goes with each request.</param>
/// <param name="Secret">What requests are signed with.</param>
public sealed record AccessKey(string Id, byte[] Secret)
{
    /// <summary>The name alone: the secret stays out of logs.</summary>
    public override string ToString() => Id;
}
