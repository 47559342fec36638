using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Who takes part in a call, by its raw id: <c>4:+1…</c> a phone, <c>8:acs:…</c> a user of the resource, others by prefix.</summary>
internal sealed record Identifier(string RawId)
{
    /// <summary>E.164 number, where this is a phone.</summary>
    public string? PhoneNumber => RawId.StartsWith("4:", StringComparison.Ordinal) ? RawId[2..] : null;

    public static Identifier Phone(string number) => new("4:" + number);

    /// <summary>Decided by the nested object, then by the raw id: <c>kind</c> is optional on the wire.</summary>
    public static Identifier Read(AcsBody body)
    {
        if (body.Object("phoneNumber") is { } phone)
            return Phone(phone.RequiredText("value"));
        if (body.Object("communicationUser") is { } user)
            return new Identifier(user.RequiredText("id"));
        return new Identifier(body.RequiredText("rawId"));
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["rawId"] = RawId };
        if (PhoneNumber is { } number)
        {
            json["kind"] = "phoneNumber";
            json["phoneNumber"] = new JsonObject { ["value"] = number };
        }
        else if (RawId.StartsWith("8:acs:", StringComparison.Ordinal))
        {
            json["kind"] = "communicationUser";
            json["communicationUser"] = new JsonObject { ["id"] = RawId };
        }
        else
        {
            json["kind"] = "unknown";
        }

        return json;
    }
}
