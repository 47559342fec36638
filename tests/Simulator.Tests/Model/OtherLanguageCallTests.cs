namespace CallCenter.Simulator.Tests.Model;

public sealed class OtherLanguageCallTests
{
    [Fact]
    public void A_whole_call_in_French()
    {
        var call = new ScriptedCall("fr-FR", "hardware_info (text):", "first_seen (datetime):", "building_location (text):").Greets("Bonjour, ici Amélie de Contoso. Comment puis-je vous aider ?");
        call.Caller("Bonjour, mon ordinateur ne démarre plus.").ShouldBe("Je suis désolé de l'apprendre. Pouvez-vous me dire de quel matériel il s'agit, avec la marque et le modèle ?");
        call.Caller("C'est un portable Dell Latitude 5440 et ça a commencé hier à neuf heures.").ShouldContain("dans quel bâtiment");
        call.Caller("Je suis dans le bâtiment B, au troisième étage.").ShouldEndWith("Merci, j'ai noté tout ce qu'il me faut. Puis-je faire autre chose pour vous ?");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hardware_info"] = "portable Dell Latitude 5440",
            ["first_seen"] = "2026-11-21T09:00:00+01:00",
            ["building_location"] = "bâtiment B, au troisième étage",
        });
        call.Caller("Non merci, c'est tout. Au revoir.").ShouldBe("Merci de votre appel. Au revoir et bonne journée !");
        call.Called[^1].ShouldBe("end_call");
    }

    [Fact]
    public void A_car_accident_in_French()
    {
        var call = new ScriptedCall("fr-FR", "incident_datetime (datetime):", "incident_location (text):", "injuries (text):", "policy_number (text):").Greets("Bonjour !");
        call.Caller("Bonjour, je m'appelle Marie Dubois, j'ai eu un accident de voiture ce matin à 8h15.").ShouldContain("où cela s'est passé exactement");
        call.Caller("Sur l'autoroute A6, près de Lyon.").ShouldContain("s'il y a des blessés");
        call.Caller("Non, personne n'est blessé.").ShouldContain("votre numéro de police");
        call.Caller("Le numéro est DEC 1748.").ShouldContain("autre chose");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["incident_datetime"] = "2026-11-22T08:15:00+01:00",
            ["caller_name"] = "Marie Dubois",
            ["incident_location"] = "autoroute A6, près de Lyon",
            ["injuries"] = "personne n'est blessé",
            ["policy_number"] = "DEC1748",
        });
    }

    [Theory]
    [InlineData("Je voudrais parler à un conseiller.", "talk_to_human")]
    [InlineData("Passez-moi un humain s'il vous plaît", "talk_to_human")]
    [InlineData("Il y a une fuite de gaz !", "notify_emergencies")]
    [InlineData("Pouvez-vous me rappeler demain à 10 heures ?", "new_or_updated_reminder")]
    [InlineData("Parlez plus lentement, s'il vous plaît", "speech_speed")]
    [InlineData("Pouvons-nous parler en anglais ?", "speech_lang")]
    [InlineData("Envoyez-moi un SMS", "send_sms")]
    [InlineData("J'ai un autre problème à déclarer", "new_claim")]
    [InlineData("Au revoir", "end_call")]
    public void Wishes_in_French(string said, string tool)
    {
        var call = new ScriptedCall("fr-FR", "hardware_info (text):").Greets("Bonjour");
        call.Caller(said);
        call.Called[0].ShouldBe(tool);
    }

    [Fact]
    public void A_whole_call_in_Spanish()
    {
        var call = new ScriptedCall("es-ES", "hardware_info (text):", "first_seen (datetime):", "building_location (text):").Greets("Hola, le habla Amélie de Contoso. ¿En qué puedo ayudarle?");
        call.Caller("Hola, me llamo Carlos Ruiz y mi ordenador no arranca.").ShouldContain("de qué equipo se trata");
        call.Caller("Es un portátil HP EliteBook 840.").ShouldContain("cuándo apareció el problema");
        call.Caller("Empezó ayer a las nueve de la mañana.").ShouldContain("en qué edificio");
        call.Caller("Estoy en el edificio B, tercera planta.").ShouldContain("¿Puedo hacer algo más por usted?");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["caller_name"] = "Carlos Ruiz",
            ["hardware_info"] = "portátil HP EliteBook 840",
            ["first_seen"] = "2026-11-21T09:00:00+01:00",
            ["building_location"] = "edificio B, tercera planta",
        });
        call.Caller("No, gracias, eso es todo. Adiós.").ShouldContain("Adiós");
        call.Called[^1].ShouldBe("end_call");
    }

    [Theory]
    [InlineData("Quiero hablar con una persona", "talk_to_human")]
    [InlineData("¿Puedo hablar con un agente, por favor?", "talk_to_human")]
    [InlineData("¡Huele a gas en la cocina!", "notify_emergencies")]
    [InlineData("¿Puede llamarme mañana a las diez?", "new_or_updated_reminder")]
    [InlineData("Hable más despacio, por favor", "speech_speed")]
    [InlineData("¿Podemos hablar en francés?", "speech_lang")]
    [InlineData("Envíeme un mensaje", "send_sms")]
    [InlineData("Tengo otro problema", "new_claim")]
    [InlineData("Adiós", "end_call")]
    public void Wishes_in_Spanish(string said, string tool)
    {
        var call = new ScriptedCall("es-ES", "hardware_info (text):").Greets("Hola");
        call.Caller(said);
        call.Called[0].ShouldBe(tool);
    }

    [Theory]
    [InlineData("fr-FR", "blogra zwifnu kraplo vexmub")]
    [InlineData("es-ES", "blogra zwifnu kraplo vexmub")]
    public void Nonsense_fills_nothing_in_any_language(string language, string said)
    {
        var call = new ScriptedCall(language, "hardware_info (text):").Greets(language is "fr-FR" ? "Pouvez-vous me dire de quel matériel il s'agit, avec la marque et le modèle ?" : "¿Puede decirme de qué equipo se trata, con marca y modelo?");
        call.Caller(said);
        call.Called.ShouldBeEmpty();
    }

    [Fact]
    public void A_simple_call_in_Chinese()
    {
        var call = new ScriptedCall("zh-CN", "hardware_info (text):", "first_seen (datetime):", "building_location (text):").Greets("您好");
        call.Caller("你好，我的电脑坏了").ShouldContain("是什么设备");
        call.Caller("是一台联想笔记本电脑").ShouldContain("第一次出现问题");
        call.Caller("昨天上午九点").ShouldContain("哪栋楼");
        call.Caller("我在三号楼五层").ShouldContain("还有什么可以帮您");
        call.Claim["first_seen"].ShouldBe("2026-11-21T09:00:00+01:00");
        call.Claim["hardware_info"].ShouldBe("联想笔记本电脑");
        call.Claim["building_location"].ShouldBe("三号楼五层");
        call.Caller("没有了，再见");
        call.Called[^1].ShouldBe("end_call");
    }

    [Fact]
    public void A_field_without_a_name_in_the_language_is_asked_by_its_own()
    {
        var call = new ScriptedCall("fr-FR", "favorite_color (text):", "couleur (text): La couleur de la voiture").Greets("Bonjour");
        call.Caller("Bonjour").ShouldContain("favorite color");
        call.Caller("Le bleu").ShouldContain("Pouvez-vous me dire la couleur de la voiture ?");
    }
}
