namespace CallCenter.Api.Calls;

/// <summary>Languages of a call as the REST API shows them.</summary>
/// <param name="DefaultShortCode">Short code spoken first.</param>
/// <param name="Availables">Short codes the caller may choose from.</param>
internal sealed record LanguagesResource(string DefaultShortCode, IReadOnlyList<string> Availables);
