using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Tests.Calls;

public sealed class PlaceCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task The_example_of_the_readme_is_accepted_and_the_saga_is_asked_for_the_call()
    {
        var number = Stored.NewNumber();

        var response = await api.PostAsync("/call", Json.Content($$"""
            {
              "bot_company": "Contoso",
              "bot_name": "Amélie",
              "phone_number": "{{number.Value}}",
              "task": "Help the customer with their digital workplace.",
              "agent_phone_number": "+33612345678",
              "claim": [
                {"name": "hardware_info", "type": "text"},
                {"name": "first_seen", "type": "datetime", "description": "When it began"},
                {"name": "building_location", "type": "text"}
              ],
              "lang": "en-US",
              "prosody_rate": 1.1
            }
            """));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var call = await response.BodyAsync();
        var id = call.GetProperty("call_id").GetGuid();
        response.Headers.Location!.ToString().ShouldBe($"/call/{id}");
        call.GetProperty("state").GetString().ShouldBe("initiating");
        call.GetProperty("in_progress").GetBoolean().ShouldBeTrue();
        call.GetProperty("direction").GetString().ShouldBe("outbound");
        call.GetProperty("initiate").GetProperty("bot_name").GetString().ShouldBe("Amélie");

        var asked = host.Bus.Of<StartCall>(id).ShouldHaveSingleItem();
        asked.Initiation.PhoneNumber.ShouldBe(number);
        asked.Initiation.AgentPhoneNumber.Value.ShouldBe("+33612345678");
        asked.Initiation.Languages.ShouldBe(["en-US"]);
        asked.Initiation.DefaultLanguage.ShouldBe("en-US");
        asked.Initiation.ProsodyRate.ShouldBe(1.1);
        asked.Initiation.Claim.ShouldBe([
            new ClaimField("hardware_info", ClaimFieldType.Text),
            new ClaimField("first_seen", ClaimFieldType.Datetime, "When it began"),
            new ClaimField("building_location", ClaimFieldType.Text)]);
    }

    [Fact]
    public async Task Everything_but_the_number_comes_from_configuration()
    {
        var number = Stored.NewNumber();

        var call = await (await api.PostAsync("/call", Json.Content($$"""{"phone_number":"{{number.Value}}","bot_name":null}"""))).BodyAsync();

        var asked = host.Bus.Of<StartCall>(call.GetProperty("call_id").GetGuid()).ShouldHaveSingleItem().Initiation;
        asked.BotCompany.ShouldBe("Contoso");
        asked.BotName.ShouldBe("Amélie");
        asked.Task.ShouldBe("Help the caller.");
        asked.Claim.ShouldHaveSingleItem().Name.ShouldBe("policy_number");
        asked.Languages.ShouldBe(["fr-FR", "en-US", "es-ES", "zh-CN"]);
        asked.DefaultLanguage.ShouldBe("fr-FR");
        asked.ProsodyRate.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"default_short_code":"es-ES"}""", "es-ES", "fr-FR,en-US,es-ES,zh-CN")]
    [InlineData("""{"default_short_code":"en-US","availables":["en-US","fr-FR"]}""", "en-US", "en-US,fr-FR")]
    [InlineData("""{"default_short_code":"en-us","availables":[{"short_code":"en-US"},{"short_code":"es-ES","pronunciations_en":["Spanish"],"voice":"es-ES-ArabellaMultilingualNeural"}]}""", "en-US", "en-US,es-ES")]
    [InlineData("\"zh-CN\"", "zh-CN", "zh-CN")]
    public async Task Languages_are_chosen_by_a_short_code_or_by_a_default_with_a_choice(string lang, string spoken, string offered)
    {
        var response = await api.PostAsync("/call", Json.Content($$"""{"phone_number":"{{Stored.NewNumber().Value}}","lang":{{lang}}}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var initiation = host.Bus.Of<StartCall>((await response.BodyAsync()).GetProperty("call_id").GetGuid()).Single().Initiation;
        initiation.DefaultLanguage.ShouldBe(spoken);
        string.Join(',', initiation.Languages).ShouldBe(offered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("phone_number=+33612345678")]
    [InlineData("""{"phone_number":"+33612345678",}""")]
    [InlineData("""{"phone_number":"+33612345678","phone_number":"+33612345679"}""")]
    public async Task A_body_that_is_not_JSON_gets_400(string body)
    {
        var response = await api.PostAsync("/call", Json.Content(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe("the body is not valid JSON, or has a field twice");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task A_content_type_other_than_JSON_gets_415(string type)
    {
        var response = await api.PostAsync("/call", Json.Content("""{"phone_number":"+33612345678"}""", type));

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await response.BodyAsync()).GetProperty("error").GetProperty("details").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("[]", ": the body must be a JSON object, not a list")]
    [InlineData("null", ": the body must be a JSON object, not null")]
    [InlineData("{}", "phone_number: is required")]
    [InlineData("""{"phone_number":null}""", "phone_number: is required")]
    [InlineData("""{"phone_number":5}""", "phone_number: must be a text, not a number")]
    [InlineData("""{"phone_number":"0612345678"}""", "phone_number: must be an E.164 number such as +33612345678")]
    [InlineData("""{"phone_number":"+0612345678"}""", "phone_number: must be an E.164 number such as +33612345678")]
    [InlineData("""{"phone_number":"\ud800"}""", "phone_number: must be valid Unicode text")]
    public async Task A_body_that_names_nobody_to_call_gets_422(string body, string problem)
    {
        var response = await api.PostAsync("/call", Json.Content(body));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Problems().ShouldBe([problem]);
    }

    [Theory]
    [InlineData("""  "agent_phone_number":"12"  """, "agent_phone_number")]
    [InlineData("""  "bot_company":""  """, "bot_company")]
    [InlineData("""  "bot_name":["Amélie"]  """, "bot_name")]
    [InlineData("""  "task":" "  """, "task")]
    [InlineData("""  "task":{}  """, "task")]
    [InlineData("""  "prosody_rate":0.7  """, "prosody_rate")]
    [InlineData("""  "prosody_rate":1.3  """, "prosody_rate")]
    [InlineData("""  "prosody_rate":1e999  """, "prosody_rate")]
    [InlineData("""  "prosody_rate":"1"  """, "prosody_rate")]
    [InlineData("""  "claim":{}  """, "claim")]
    [InlineData("""  "claim":["a"]  """, "claim[0]")]
    [InlineData("""  "claim":[{"name":"a"}]  """, "claim[0].type")]
    [InlineData("""  "claim":[{"name":"a","type":"number"}]  """, "claim[0].type")]
    [InlineData("""  "claim":[{"name":"a","type":"Text"}]  """, "claim[0].type")]
    [InlineData("""  "claim":[{"type":"text"}]  """, "claim[0].name")]
    [InlineData("""  "claim":[{"name":"","type":"text"}]  """, "claim[0].name")]
    [InlineData("""  "claim":[{"name":"a b","type":"text"}]  """, "claim[0].name")]
    [InlineData("""  "claim":[{"name":"a","type":"text"},{"name":"A","type":"email"}]  """, "claim[1].name")]
    [InlineData("""  "claim":[{"name":"caller_name","type":"text"}]  """, "claim[0].name")]
    [InlineData("""  "claim":[{"name":"a","type":"text","description":5}]  """, "claim[0].description")]
    [InlineData("""  "claim":[{"name":"a","type":"text","kind":"b"}]  """, "claim[0].kind")]
    [InlineData("""  "lang":"xx-XX"  """, "lang")]
    [InlineData("""  "lang":5  """, "lang")]
    [InlineData("""  "lang":{"default_short_code":"xx-XX"}  """, "lang.default_short_code")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":["fr-FR"]}  """, "lang.default_short_code")]
    [InlineData("""  "lang":{"availables":["en-US"]}  """, "lang.default_short_code")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":[]}  """, "lang.availables")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":["en-US","xx-XX"]}  """, "lang.availables[1]")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":["en-US",{"short_code":"xx-XX"}]}  """, "lang.availables[1].short_code")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":["en-US",{}]}  """, "lang.availables[1].short_code")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":["en-US",5]}  """, "lang.availables[1]")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":["en-US","en-us"]}  """, "lang.availables[1]")]
    [InlineData("""  "lang":{"default_short_code":"en-US","availables":[{"short_code":"en-US","voice":"other"}]}  """, "lang.availables[0].voice")]
    [InlineData("""  "phone":"+33612345678"  """, "phone")]
    public async Task A_wrong_field_gets_422_that_names_it_and_it_alone(string field, string path)
    {
        var response = await api.PostAsync("/call", Json.Content($$"""{"phone_number":"+33612345678",{{field}}}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Fields().ShouldBe([path]);
    }

    [Theory]
    [InlineData("""  "agent_phone":"+33612345678"  """, "agent_phone: is not a known field, did you mean agent_phone_number?")]
    [InlineData("""  "Task":"Help."  """, "Task: is not a known field, did you mean task?")]
    [InlineData("""  "claim":[{"name":"a","typ":"text","type":"text"}]  """, "claim[0].typ: is not a known field, did you mean type?")]
    [InlineData("""  "recording":true  """, "recording: is not a known field")]
    public async Task A_field_that_nobody_knows_is_refused_with_the_name_that_was_meant(string field, string problem)
    {
        var response = await api.PostAsync("/call", Json.Content($$"""{"phone_number":"+33612345678",{{field}}}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Problems().ShouldBe([problem]);
    }

    [Fact]
    public async Task All_problems_are_listed_at_once_and_nothing_is_created()
    {
        var before = await host.ReadAsync(store => store.CallRequests.CountAsync(TestContext.Current.CancellationToken));

        var response = await api.PostAsync("/call", Json.Content("""
            {
              "phone_number": "12",
              "bot_name": 7,
              "claim": [{"name": "a", "type": "text"}, {"name": "a", "type": "colour"}, {"type": 3}],
              "lang": {"default_short_code": "tlh"},
              "prosody_rate": 2,
              "voice": "loud"
            }
            """));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var body = await response.BodyAsync();
        body.GetProperty("error").GetProperty("message").GetString().ShouldBe("the request has 9 problems");
        body.Fields().ShouldBe(
            ["phone_number", "bot_name", "claim[1].name", "claim[1].type", "claim[2].name", "claim[2].type", "lang.default_short_code", "prosody_rate", "voice"],
            ignoreOrder: true);
        (await host.ReadAsync(store => store.CallRequests.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(before);
        host.Bus.Of<StartCall>().ShouldNotContain(asked => asked.Initiation.PhoneNumber.Value == "12");
    }

    [Fact]
    public async Task A_body_beyond_256_KB_gets_413()
    {
        var response = await api.PostAsync("/call", Json.Content($$"""{"phone_number":"+33612345678","task":"{{new string('a', 300_000)}}"}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe("the body is too large");
    }
}
