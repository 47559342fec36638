namespace CallCenter.Simulator.Tests.Model;

public sealed class EnglishCallTests
{
    private const string Hello = "Hello, this is Amélie from Contoso. How can I help you?";

    [Fact]
    public void It_support_is_led_from_complaint_to_goodbye()
    {
        var call = Support().Greets(Hello);
        call.Caller("Hello, my computer does not start any more.").ShouldBe("I'm sorry to hear that. Could you tell me what hardware it is about, with make and model?");
        call.Claim.ShouldBeEmpty();
        call.Caller("It is a Dell Latitude 7440 laptop.").ShouldContain("Could you tell me when you first saw the problem?");
        call.Caller("I noticed it yesterday at 9 am.").ShouldContain("Could you tell me the building and the room?");
        call.Caller("I am in building 12, second floor.").ShouldEndWith("Thank you, I have noted everything I need. Is there anything else I can do for you?");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hardware_info"] = "Dell Latitude 7440 laptop",
            ["first_seen"] = "2026-11-21T09:00:00+01:00",
            ["building_location"] = "building 12, second floor",
        });
        call.Caller("No, that is all. Thank you, goodbye.").ShouldBe("Thank you for your call. Goodbye, and have a nice day!");
        call.Called.ShouldBe(["updated_claim", "updated_claim", "updated_claim", "end_call"]);
    }

    [Fact]
    public void Words_that_broke_off_are_no_part_of_what_is_said_again()
    {
        var call = Support().Greets("Hello! Could you tell me what hardware it is about, with make and model?").BreaksOff("It is a Dell Lat…");
        call.Caller("It is a Dell Latitude 7440 laptop.");
        call.Claim["hardware_info"].ShouldBe("Dell Latitude 7440 laptop");
    }

    [Fact]
    public void One_answer_may_fill_every_field()
    {
        var call = Support().Greets("Hello! Could you tell me what hardware it is about, with make and model?");
        call.Caller("It's a Dell Latitude 5440 laptop, and it started yesterday at 9 in the morning, I'm in building B, third floor.").ShouldContain("everything I need");
        call.Claim["hardware_info"].ShouldBe("Dell Latitude 5440 laptop");
        call.Claim["first_seen"].ShouldBe("2026-11-21T09:00:00+01:00");
        call.Claim["building_location"].ShouldBe("building B, third floor");
        call.Called.ShouldBe(["updated_claim"]);
    }

    [Fact]
    public void Questions_follow_the_descriptions()
    {
        var call = new ScriptedCall("en-US", "hardware_info (text): Make and model of the computer", "first_seen (datetime): When the problem was first seen");
        call.Answer().ShouldBe("Hello, this is Amélie from Contoso. Could you tell me the make and model of the computer?");
        call.Caller("A ThinkPad X1").ShouldContain("Could you tell me when the problem was first seen?");
    }

    [Fact]
    public void A_shower_leak_is_taken_down_in_the_callers_words()
    {
        var call = new ScriptedCall("en-US", "incident_datetime (datetime):", "location (text): Address of the flat", "damage_description (text): What is damaged").Greets(Hello);
        call.Caller("Hi, my name is Sarah Miller. My shower is leaking since last night and there is water on the kitchen ceiling below.").ShouldContain("address of the flat");
        call.Claim["caller_name"].ShouldBe("Sarah Miller");
        call.Claim["incident_datetime"].ShouldStartWith("2026-11-21T22:00");
        call.Claim["damage_description"].ShouldBe("My shower is leaking since last night and there is water on the kitchen ceiling below");
        call.Caller("It's at 12 Main Street, Springfield, apartment 4.").ShouldContain("anything else");
        call.Claim["location"].ShouldBe("12 Main Street, Springfield, apartment 4");
        call.Caller("That's all, thanks.");
        call.Called[^1].ShouldBe("end_call");
    }

    [Fact]
    public void A_car_accident_with_injuries_other_party_and_policy_number()
    {
        var call = new ScriptedCall("en-US", "incident_datetime (datetime):", "incident_location (text):", "injuries (text):", "other_party (text):", "policy_number (text):").Greets(Hello);
        call.Caller("I had a car accident this morning.").ShouldContain("where exactly it happened");
        call.Caller("On the A6 motorway near Lyon, at exit 34.").ShouldContain("whether anyone was injured");
        call.Caller("No, nobody was hurt.").ShouldContain("who the other party is");
        call.Caller("The other driver is Marc Dupont, he drives a red Peugeot.").ShouldContain("your policy number");
        call.Caller("My policy number is B 1 2 3 4 5 6.").ShouldContain("anything else");
        call.Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["incident_datetime"] = "2026-11-22T09:00:00+01:00",
            ["incident_location"] = "A6 motorway near Lyon, at exit 34",
            ["injuries"] = "nobody was hurt",
            ["other_party"] = "Marc Dupont, he drives a red Peugeot",
            ["policy_number"] = "B123456",
        });
    }

    [Theory]
    [InlineData("No.", "No")]
    [InlineData("Yes, my wife broke her arm.", "my wife broke her arm")]
    [InlineData("Two people were injured", "Two people were injured")]
    public void Injuries_may_be_answered_by_a_word(string said, string kept)
    {
        var call = new ScriptedCall("en-US", "injuries (text): Whether anyone was injured").Greets("Could you tell me whether anyone was injured?");
        call.Caller(said);
        call.Claim["injuries"].ShouldBe(kept);
    }

    [Fact]
    public void A_human_is_called_after_the_announcement()
    {
        var call = Support().Greets(Hello);
        call.Caller("I want to talk to a human.").ShouldBe("I'm putting you through to a colleague now.");
        call.Called.ShouldBe(["talk_to_human"]);
    }

    [Fact]
    public void Where_no_transfer_is_offered_the_conversation_goes_on()
    {
        var call = Support().Greets(Hello);
        call.Withheld.Add("talk_to_human");
        call.Caller("Can I speak to an agent please?").ShouldStartWith("I cannot put you through right now");
    }

    [Fact]
    public void A_refused_transfer_is_told()
    {
        var call = Support().Greets(Hello);
        call.Refusals["talk_to_human"] = "The transfer is not possible now.";
        call.Caller("Give me a real person, I need an advisor").ShouldContain("I cannot put you through right now");
    }

    [Fact]
    public void Nonsense_fills_nothing_and_ends_after_a_few_tries()
    {
        var call = Support().Greets(Hello);
        var said = new List<string>();
        foreach (var nonsense in (string[])["blogra zwifnu kraplo", "vexmub skoowib dri", "Fnukra jafblo", "plovex drimub gra wibfnu", "zwizwi kraplo", "mubwib"])
            said.Add(call.Caller(nonsense));
        call.Claim.ShouldBeEmpty();
        said[0].ShouldStartWith("Sorry, I did not understand that.");
        said[1].ShouldStartWith("I'm afraid I still could not make that out.");
        said.ShouldContain(text => text.StartsWith("I'm sorry, I cannot understand you."));
        call.Called.ShouldBe(["end_call"]);
    }

    [Fact]
    public void An_answer_that_does_not_fit_is_asked_again_in_other_words()
    {
        var call = new ScriptedCall("en-US", "first_seen (datetime):").Greets("Could you tell me when you first saw the problem?");
        call.Caller("It has a blue screen.").ShouldBe("Sorry, I did not understand that. I need a day and a time. Please tell me when you first saw the problem.");
        call.Caller("Last Monday around 3 pm").ShouldContain("anything else");
        call.Claim["first_seen"].ShouldBe("2026-11-16T15:00:00+01:00");
    }

    [Fact]
    public void A_refused_value_is_asked_again()
    {
        var call = new ScriptedCall("en-US", "contact_email (email):").Greets("Could you tell me your e-mail address? You may spell it.");
        call.Refusals["contact_email"] = "contact_email was refused: it is not an e-mail address";
        call.Caller("kevyn at contoso dot com").ShouldContain("That does not seem to be right. I need an e-mail address.");
        call.Refusals.Clear();
        call.Caller("It is kevyn.martin@contoso.com.");
        call.Claim["contact_email"].ShouldBe("kevyn.martin@contoso.com");
    }

    [Fact]
    public void What_the_caller_does_not_know_is_left_open()
    {
        var call = Support().Greets("Could you tell me what hardware it is about, with make and model?");
        call.Caller("I don't know.").ShouldBe("No problem, we can leave that open. Could you tell me when you first saw the problem?");
        call.Caller("today").ShouldContain("building");
        call.Claim["first_seen"].ShouldBe("2026-11-22");
    }

    [Fact]
    public void Danger_alerts_the_emergency_services_once()
    {
        var call = Support().Greets(Hello);
        call.Caller("There is a gas leak in the kitchen!").ShouldContain("alerting the emergency services");
        call.Called.ShouldBe(["notify_emergencies"]);
        call.Arguments["notify_emergencies"]["contact"]!.ToString().ShouldBe("+33612345678");
        call.Caller("It is the gas leak, yes.");
        call.Called.Count(tool => tool is "notify_emergencies").ShouldBe(1);
        Support().Greets(Hello).Caller("There was no fire.").ShouldNotContain("emergency");
    }

    [Fact]
    public void A_call_back_is_noted_for_the_moment_that_was_said()
    {
        var call = Support().Greets(Hello);
        call.Caller("Can you call me back tomorrow at 10?").ShouldContain("We will call you back as agreed.");
        call.Arguments["new_or_updated_reminder"]["due_date_time"]!.ToString().ShouldBe("2026-11-23T10:00:00+01:00");
        call.Arguments["new_or_updated_reminder"]["owner"]!.ToString().ShouldBe("assistant");
    }

    [Theory]
    [InlineData("Could you speak more slowly please?", "speech_speed", "speed", "0.85")]
    [InlineData("Please talk faster", "speech_speed", "speed", "1.15")]
    [InlineData("Can we speak French please?", "speech_lang", "lang", "fr-FR")]
    [InlineData("Could you text me the details?", "send_sms", "message", "Your file at Contoso: hardware info: Dell.")]
    public void Wishes_become_tool_calls(string said, string tool, string argument, string value)
    {
        var call = Support().Greets(Hello);
        call.Claim["hardware_info"] = "Dell";
        call.Caller(said);
        call.Arguments[tool][argument]!.ToString().ShouldBe(value);
    }

    [Fact]
    public void After_a_change_of_language_the_next_question_is_in_it()
    {
        var call = Support().Greets(Hello);
        call.Caller("Can we speak French please?").ShouldBe("Bien sûr, parlons français. Pouvez-vous me dire de quel matériel il s'agit, avec la marque et le modèle ?");
    }

    [Fact]
    public void A_separate_problem_opens_a_new_claim()
    {
        var call = Support().Greets(Hello);
        call.Claim["hardware_info"] = "Dell";
        call.Caller("I have another problem to report.").ShouldContain("The new file is open. Could you tell me what hardware");
        call.Called.ShouldBe(["new_claim"]);
    }

    [Fact]
    public void A_spelled_name_corrects_the_spoken_one()
    {
        var call = Support().Greets(Hello);
        call.Caller("My name is Kevin K E V Y N and it's my laptop.");
        call.Claim["caller_name"].ShouldBe("Kevyn");
        call.Caller("You can reach me at +33 6 11 22 33 44 or kevyn@contoso.com");
        call.Claim["caller_phone"].ShouldBe("+33611223344");
        call.Claim["caller_email"].ShouldBe("kevyn@contoso.com");
    }

    [Theory]
    [InlineData("Can you repeat that please?", "Could you tell me when you first saw the problem?")]
    [InlineData("Are you a robot?", "I'm Amélie, the automated assistant of Contoso.")]
    [InlineData("What are your opening hours?", "I cannot answer that myself")]
    public void Counter_questions_are_answered_and_the_question_is_asked_again(string said, string part)
    {
        var call = new ScriptedCall("en-US", "first_seen (datetime):").Greets("Could you tell me when you first saw the problem?");
        var answer = call.Caller(said);
        answer.ShouldContain(part);
        answer.ShouldContain("when you first saw the problem");
        call.Called.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_that_was_interrupted_still_counts_as_far_as_it_was_heard()
    {
        var call = Support().Greets("Thank you. Could you tell me what hardware");
        call.Caller("It's an HP EliteBook 840");
        call.Claim["hardware_info"].ShouldBe("HP EliteBook 840");
    }

    [Fact]
    public void Goodbye_ends_the_call_even_if_facts_are_missing()
    {
        var call = Support().Greets(Hello);
        call.Caller("Sorry, I have to go. Bye!").ShouldContain("Goodbye");
        call.Called.ShouldBe(["end_call"]);
    }

    private static ScriptedCall Support() =>
        new("en-US", "hardware_info (text)", "first_seen (datetime)", "building_location (text)");
}
