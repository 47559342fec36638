using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class AcsSignatureTests
{
    private const string Form = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    private readonly AcsSignature _signature = new(Convert.ToBase64String(Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef")));

    public static TheoryData<string, string, string, string, string, string, string> Vectors
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string, string, string>();
            var file = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Telephony", "acs-hmac-vectors.json")))!;
            foreach (var v in file["vectors"]!.AsArray())
                data.Add(Text("method"), Text("target"), Text("date"), Text("host"), Text("body"), Text("contentSha256"), Text("signature"));
            return data;

            string Text(string name) => (string)file["vectors"]!.AsArray()[data.Count]![name]!;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_signatures_of_the_official_client_are_genuine(
        string method, string target, string date, string host, string body, string hash, string signature)
    {
        AcsSignature.HashOf(Encoding.UTF8.GetBytes(body)).ShouldBe(hash);
        _signature.Sign(method, target, date, host, hash).ShouldBe(signature);
        _signature.Fault(method, target, date, host, hash, Form + signature).ShouldBeNull();
    }

    [Theory]
    [InlineData("GET", "/a?x=1", "127.0.0.1:8080", "h")]
    [InlineData("POST", "/a?x=2", "127.0.0.1:8080", "h")]
    [InlineData("POST", "/a?x=1", "127.0.0.1", "h")]
    [InlineData("POST", "/a?x=1", "127.0.0.1:8080", "i")]
    public void A_signature_of_another_request_is_refused(string method, string target, string host, string hash)
    {
        const string date = "Fri, 02 Jan 2026 03:04:05 GMT";
        var signature = _signature.Sign("POST", "/a?x=1", date, "127.0.0.1:8080", "h");
        _signature.Fault(method, target, date, host, hash, Form + signature).ShouldNotBeNull();
        _signature.Fault("POST", "/a?x=1", date, "127.0.0.1:8080", "h", Form + signature).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer token")]
    [InlineData("HMAC-SHA256 SignedHeaders=host&Signature=abc")]
    public void Other_authorisations_are_refused(string authorization)
        => _signature.Fault("GET", "/", "d", "h", "c", authorization).ShouldNotBeNull();
}
