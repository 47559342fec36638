using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Claims;

/// <summary>The fields of a call's claim and the check of what is written into them.</summary>
internal sealed class ClaimForm
{
    private readonly DateTimeReader dates;
    private readonly PhoneNumber caller;

    /// <summary>The form for a call: its own fields in their order, then those of every claim.</summary>
    public ClaimForm(CallInitiation initiation, DateTimeReader dates)
    {
        this.dates = dates;
        caller = initiation.PhoneNumber;
        Fields = FieldsOf(initiation);
    }

    /// <summary>All fields, in the order in which to ask for them.</summary>
    public IReadOnlyList<ClaimField> Fields { get; }

    /// <summary>The fields of a call's claim: its own in their order, then those of every claim.</summary>
    public static IReadOnlyList<ClaimField> FieldsOf(CallInitiation initiation) =>
        [.. initiation.Claim.Concat(ClaimField.OfEveryClaim).DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The field of that name, however it is capitalised; null where there is none.</summary>
    public ClaimField? Find(string name) =>
        Fields.FirstOrDefault(f => string.Equals(f.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Checks a value and brings it into the form it is kept in.</summary>
    public FieldValue Read(ClaimField field, string value) => field.Type switch
    {
        ClaimFieldType.Datetime => dates.Read(value),
        ClaimFieldType.Email => EmailAddress.Read(value, dates.Language),
        ClaimFieldType.PhoneNumber => TelephoneNumber.Read(value, caller, dates.Language),
        _ when string.Equals(field.Name, "caller_name", StringComparison.OrdinalIgnoreCase) => PersonName.Read(value, dates.Language),
        _ => FreeText.Read(value),
    };

    /// <summary>Names of the fields that have no value yet, in order.</summary>
    public IEnumerable<string> Missing(IReadOnlyDictionary<string, string> claim) =>
        Fields.Select(f => f.Name).Where(name => !claim.ContainsKey(name));

    /// <summary>The type's name in configuration, in the tool schema and in messages.</summary>
    public static string NameOf(ClaimFieldType type) => type switch
    {
        ClaimFieldType.Datetime => "datetime",
        ClaimFieldType.Email => "email",
        ClaimFieldType.PhoneNumber => "phone_number",
        _ => "text",
    };
}
