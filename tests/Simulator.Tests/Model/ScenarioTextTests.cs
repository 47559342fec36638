namespace CallCenter.Simulator.Tests.Model;

/// <summary>The wording of the caller scenarios, as far as it decides what the stand-in understands.</summary>
public sealed class ScenarioTextTests
{
    private const string Hello = "Hello, this is Amélie from Contoso. How can I help you?";
    private static readonly string[] Support =
    [
        "hardware_info (text): Make and model of the computer",
        "first_seen (datetime): When the problem was first seen",
        "building_location (text): Building and floor where the computer is",
    ];

    [Fact]
    public void Several_facts_at_once()
    {
        var call = new ScriptedCall("en-US", Support).Greets(Hello);
        call.Caller("Hello, my Dell Latitude 7440 in building 12 does not start since yesterday at 9 am.").ShouldContain("anything else");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hardware_info"] = "Dell Latitude 7440",
            ["first_seen"] = "2026-11-21T09:00:00+01:00",
            ["building_location"] = "building 12",
        });
    }

    [Fact]
    public void A_code_of_letters_and_digits()
    {
        var call = new ScriptedCall("en-US", "badge_code (text): Code on the badge", "building_location (text): Building and floor where the badge is used").Greets(Hello);
        call.Caller("Hello, I lost my badge.").ShouldContain("code on the badge");
        call.Caller("It is canaryhjkm2345.").ShouldContain("building and floor");
        call.Caller("Building 12, second floor.");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["badge_code"] = "canaryhjkm2345", ["building_location"] = "Building 12, second floor" });
    }

    [Fact]
    public void A_shower_leak()
    {
        var call = new ScriptedCall("en-US", "incident_description (text): What happened", "incident_datetime (datetime): When it happened", "incident_location (text): Where it happened", "policy_number (text): Number of the policy").Greets(Hello);
        call.Caller("My shower leaks and the water runs into the kitchen.").ShouldContain("when it happened");
        call.Caller("It happened yesterday at 7 am.").ShouldContain("where it happened");
        call.Caller("At 14 Harbour Street in Bristol.").ShouldContain("number of the policy");
        call.Caller("My policy number is B 4711.").ShouldContain("anything else");
        call.Claim["incident_description"].ShouldBe("My shower leaks and the water runs into the kitchen");
        call.Claim["incident_location"].ShouldBe("14 Harbour Street in Bristol");
        call.Claim["policy_number"].ShouldBe("B4711");
    }

    [Fact]
    public void A_car_accident()
    {
        var call = new ScriptedCall("en-US", "incident_description (text): What happened", "incident_datetime (datetime): When it happened", "incident_location (text): Where it happened", "injuries (text): Who was hurt, and how", "involved_parties (text): Who else was involved").Greets(Hello);
        call.Caller("I had a car accident, somebody drove into my door.").ShouldContain("when it happened");
        call.Caller("It was yesterday at 5:30 pm.").ShouldContain("where it happened");
        call.Caller("On Baker Street in London.").ShouldContain("who was hurt, and how");
        call.Caller("Nobody was hurt.").ShouldContain("who else was involved");
        call.Caller("The other driver was a lady in a red Fiat.").ShouldContain("anything else");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["incident_description"] = "I had a car accident, somebody drove into my door",
            ["incident_datetime"] = "2026-11-21T17:30:00+01:00",
            ["incident_location"] = "Baker Street in London",
            ["injuries"] = "Nobody was hurt",
            ["involved_parties"] = "a lady in a red Fiat",
        });
        call.Caller("No, that is everything, thank you.").ShouldContain("Goodbye");
    }

    [Fact]
    public void Un_degat_des_eaux()
    {
        var call = new ScriptedCall("fr-FR", "incident_description (text): What happened", "incident_datetime (datetime): When it happened", "incident_location (text): Where it happened").Greets("Bonjour, comment puis-je vous aider ?");
        call.Caller("Ma douche fuit et l'eau coule chez le voisin.").ShouldContain("quand");
        call.Caller("C'était hier à 8 heures du matin.").ShouldContain("où");
        call.Caller("Au 12 rue des Lilas à Lyon.").ShouldContain("autre chose");
        call.Claim["incident_description"].ShouldContain("douche");
        call.Claim["incident_datetime"].ShouldBe("2026-11-21T08:00:00+01:00");
        call.Claim["incident_location"].ShouldBe("12 rue des Lilas à Lyon");
        call.Caller("Non, c'est tout, merci.").ShouldContain("Au revoir");
    }

    [Fact]
    public void Una_averia()
    {
        var call = new ScriptedCall("es-ES", Support).Greets("Hola, ¿en qué puedo ayudarle?");
        call.Caller("Hola, mi ordenador no arranca.").ShouldContain("equipo");
        call.Caller("Es un Dell Latitude 7440.").ShouldContain("cuándo");
        call.Caller("Lo vi ayer a las 9 de la mañana.").ShouldContain("edificio");
        call.Caller("En el edificio 12, segunda planta.").ShouldContain("algo más");
        call.Claim["building_location"].ShouldBe("edificio 12, segunda planta");
        call.Caller("No, eso es todo, gracias.").ShouldContain("Adiós");
    }

    [Fact]
    public void Un_depannage()
    {
        var call = new ScriptedCall("fr-FR", Support).Greets("Bonjour, que puis-je faire pour vous ?");
        call.Caller("Bonjour, mon ordinateur ne démarre plus.").ShouldContain("matériel");
        call.Caller("C'est un Dell Latitude 7440.").ShouldContain("quand");
        call.Caller("Je l'ai vu hier à 9 heures.").ShouldContain("bâtiment");
        call.Caller("Bâtiment 12, deuxième étage.").ShouldContain("autre chose");
        call.Claim["hardware_info"].ShouldBe("Dell Latitude 7440");
        call.Claim["building_location"].ShouldBe("Bâtiment 12, deuxième étage");
    }

    [Fact]
    public void One_who_interrupts()
    {
        var call = new ScriptedCall("en-US", Support).Greets("Hello, this is Amé");
        call.Caller("Sorry to interrupt you, my computer does not start any more.").ShouldContain("make and model");
        call.Caller("It is a Dell Latitude 7440.");
        call.Claim["hardware_info"].ShouldBe("Dell Latitude 7440");
    }
}
