using System.Net;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>Serves prompt files by path; 404 for others.</summary>
internal sealed class FileServer : HttpMessageHandler
{
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(Files.TryGetValue(request.RequestUri!.AbsolutePath, out var file)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(file) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
}
