using System.Text.Encodings.Web;
using System.Text.Unicode;
using CallCenter.Api.Callers;
using CallCenter.Api.Calls;
using CallCenter.Api.Errors;
using CallCenter.Api.FailedMessages;
using CallCenter.Api.Reports;
using CallCenter.Api.Webhooks.Acs;
using CallCenter.Api.Webhooks.EventGrid;
using CallCenter.Platform.Housekeeping;
using CallCenter.Platform.Security;
using FluentValidation;
using Microsoft.Extensions.WebEncoders;

namespace CallCenter.Api;

/// <summary>The front of the product: REST, webhooks of the clouds, and the report pages.</summary>
public static class ApiModule
{
    /// <summary>Registers what the endpoints and pages need.</summary>
    public static IHostApplicationBuilder AddApi(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddOpenApi(ApiDescription.Configure);
        services.AddRazorPages(pages =>
            {
                pages.Conventions.AuthorizeFolder("/", ApiPolicies.Caller);
                pages.Conventions.ConfigureFilter(new PageHeaders());
            })
            .AddApplicationPart(typeof(ApiModule).Assembly);
        // Letters of every script are written as they are; what is markup to HTML is still escaped.
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<IStartupFilter, UniformErrors>();
        services.AddSingleton<IValidator<CallRequest>, CallRequestValidator>();
        services.AddSingleton<CallRequestCheck>();
        services.AddScoped<CallLedger>();
        services.AddScoped<CallReader>();
        services.AddScoped<TransferDesk>();
        services.AddScoped<FailedMessageReader>();
        services.AddSingleton<Platform.Messaging.FailedMessages>();
        services.AddSingleton<CallerErasure>();
        services.AddScoped<IncomingCalls>();
        services.AddScoped<IncomingTexts>();
        return builder;
    }

    /// <summary>Maps <c>/call</c>, <c>/caller</c>, <c>/errors</c>, <c>/webhooks</c>, <c>/report</c> and <c>/openapi/v1.json</c>; <c>/</c> leads to the reports.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var callers = app.MapGroup("").RequireAuthorization(ApiPolicies.Caller).AddEndpointFilter<OwnOrigin>();
        callers.MapCalls();
        callers.MapHeardAnswers();
        var supervisors = app.MapGroup("").RequireAuthorization(ApiPolicies.Supervisor).AddEndpointFilter<OwnOrigin>();
        supervisors.MapSupervision();
        supervisors.MapCallers();
        supervisors.MapFailedMessages();
        app.MapAcsWebhook();
        app.MapEventGridWebhook();
        app.MapStyleSheet();
        app.MapRazorPages();
        app.MapOpenApi().RequireAuthorization(ApiPolicies.Caller);
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], () => TypedResults.Redirect("/report")).ExcludeFromDescription();
        return app;
    }
}
