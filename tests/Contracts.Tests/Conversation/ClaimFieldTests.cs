using CallCenter.Contracts.Conversation;

namespace CallCenter.Contracts.Tests.Conversation;

public sealed class ClaimFieldTests
{
    [Fact]
    public void Every_claim_has_name_mail_and_number_of_the_caller() =>
        ClaimField.OfEveryClaim.Select(field => (field.Name, field.Type)).ShouldBe(
        [
            ("caller_name", ClaimFieldType.Text),
            ("caller_email", ClaimFieldType.Email),
            ("caller_phone", ClaimFieldType.PhoneNumber),
        ]);
}
