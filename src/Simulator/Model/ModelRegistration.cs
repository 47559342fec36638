using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model;

/// <summary>Registers the stand-in for a language model: rules behind the chat completions protocol of Azure OpenAI.</summary>
internal static class ModelRegistration
{
    public static IServiceCollection AddModel(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapModel(this IEndpointRouteBuilder app)
    {
        app.MapChat();
        app.MapEmbeddings();
        return app;
    }
}
