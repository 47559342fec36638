namespace CallCenter.Simulator.Speech;

/// <summary><c>POST /sts/v1.0/issueToken</c>: a resource key becomes a short-lived token.</summary>
internal static class SpeechTokens
{
    public static void MapSpeechTokens(this IEndpointRouteBuilder app) =>
        app.MapPost("/sts/v1.0/issueToken", (HttpRequest request, SpeechAccess access) =>
            access.MayIssue(request) ? Results.Text(access.Issue(), "application/jwt") : Results.Unauthorized());
}
