using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Control.Wire;

/// <summary>A party of a call.</summary>
internal sealed record AcsIdentifier(string Kind, string RawId, AcsPhoneNumber PhoneNumber)
{
    public static AcsIdentifier Of(PhoneNumber number) => new("phoneNumber", "4:" + number.Value, new(number.Value));
}

/// <summary>A number within an <see cref="AcsIdentifier"/>, or alone as the caller id we show.</summary>
internal sealed record AcsPhoneNumber(string Value);
