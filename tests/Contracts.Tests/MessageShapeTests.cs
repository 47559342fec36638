using System.Reflection;
using CallCenter.Contracts.Calls;

namespace CallCenter.Contracts.Tests;

/// <summary>What holds for everything that passes between the services.</summary>
public sealed class MessageShapeTests
{
    public static TheoryData<Type> Messages =>
        [.. typeof(StartCall).Assembly.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract && type.GetProperty("CallId") is not null)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_is_a_sealed_record_that_nobody_can_change(Type message)
    {
        message.IsSealed.ShouldBeTrue();
        message.GetMethod("<Clone>$").ShouldNotBeNull();
        foreach (var property in message.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().ShouldContain(typeof(System.Runtime.CompilerServices.IsExternalInit), property.Name);
    }
}
