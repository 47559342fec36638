namespace CallCenter.Api.Tests.Hosting;

/// <summary>A client that gives up when the test run does.</summary>
public sealed class ApiClient(HttpClient http)
{
    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content) => http.PostAsync(path, content, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, TestContext.Current.CancellationToken);
}
