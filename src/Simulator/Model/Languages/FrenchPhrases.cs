using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What is said in French.</summary>
internal static class FrenchPhrases
{
    public static Phrases Create() => new()
    {
        Greeting = "Bonjour, ici {bot} de {company}.",
        PlainGreeting = "Bonjour.",
        Noting = ["Je note cela.", "Je l'inscris tout de suite.", "Je l'ajoute à votre dossier."],
        Questions = new Dictionary<FieldKind, IReadOnlyList<string>>
        {
            [FieldKind.Text] = ["Pouvez-vous me dire {field} ?", "Il me manque encore une information : dites-moi {field}.", "Encore une fois, s'il vous plaît : {field} ?"],
            [FieldKind.Moment] = ["Pouvez-vous me dire {field} ?", "Il me faut un jour et une heure. Dites-moi {field}.", "Encore une fois, avec le jour et l'heure : {field} ?"],
            [FieldKind.Email] = ["Pouvez-vous me dire {field} ? Vous pouvez l'épeler.", "Il me faut une adresse e-mail. Dites-moi {field}."],
            [FieldKind.Phone] = ["Pouvez-vous me dire {field}, chiffre par chiffre ?", "Il me faut un numéro de téléphone. Dites-moi {field}."],
            [FieldKind.Identifier] = ["Pouvez-vous me dire {field} ?", "Il me faut des lettres et des chiffres. Lisez-moi {field}."],
        }.ToFrozenDictionary(),
        PlainQuestion = "Il me manque cette information : {field}. Pouvez-vous me la donner ?",
        NotUnderstood = ["Désolé, je n'ai pas compris.", "Je n'ai toujours pas bien saisi.", "Pardon, ce n'était pas clair pour moi."],
        Refused = "Cela ne semble pas correct.",
        Sympathy = "Je suis désolé de l'apprendre.",
        Thanks = ["Merci.", "Très bien.", "C'est noté."],
        AllCollected = "Merci, j'ai noté tout ce qu'il me faut.",
        AnythingElse = "Puis-je faire autre chose pour vous ?",
        Goodbye = "Merci de votre appel. Au revoir et bonne journée !",
        ShortGoodbye = "Au revoir.",
        OneMoment = "Un instant, s'il vous plaît.",
        GiveUp = "Je suis désolé, je ne vous comprends pas. Rappelez-nous, s'il vous plaît. Au revoir !",
        Transfer = "Je vous passe un collègue tout de suite.",
        NoTransfer = "Je ne peux pas vous transférer maintenant, mais je peux tout noter.",
        Emergency = "Cela semble dangereux, j'alerte les secours tout de suite.",
        EmergencyDone = "Les secours sont prévenus. Mettez-vous en sécurité, s'il vous plaît.",
        Reminder = "Je note que nous vous rappellerons.",
        ReminderDone = "Nous vous rappellerons comme convenu.",
        ReminderTitle = "Rappeler le client",
        Sms = "Je vous envoie un SMS.",
        SmsDone = "Le SMS est parti.",
        Slower = "Bien sûr, je vais parler plus lentement.",
        Faster = "Bien sûr, je vais parler plus vite.",
        LanguageChange = "Bien sûr, parlons français.",
        NewClaim = "J'ouvre un nouveau dossier pour cela.",
        NewClaimDone = "Le nouveau dossier est ouvert.",
        Who = "Je suis {bot}, l'assistant automatique de {company}.",
        LookingUp = "Je regarde cela.",
        NoAnswer = "Je ne peux pas répondre moi-même, mais un collègue reviendra vers vous.",
        Skipped = "Ce n'est pas grave, nous pouvons laisser cela ouvert.",
        ToolFailed = "Malheureusement, cela n'a pas fonctionné.",
        MessageText = "Votre dossier chez {company} : {value}.",
        CallAgain = "Merci de votre appel. Vous pouvez nous rappeler à tout moment.",
        Subject = "votre demande au sujet de : {value}",
        NoSubject = "votre appel",
        Collected = "Ce que nous avons noté",
        Missing = "Encore à fournir",
        NothingMissing = "Il ne manque rien.",
        Improvement = "Demander plusieurs informations à la fois quand l'appelant répond longuement.",
        Justifications = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["high_priority"] = "L'appelant a signalé un danger, c'est donc prioritaire.",
            ["commercial_offer"] = "L'appelant s'est renseigné sur un prix ou une offre.",
            ["propose_new_contract"] = "L'appelant s'est renseigné sur un nouveau contrat.",
            ["customer_will_send_info"] = "Il manque des informations que le client doit fournir.",
            ["requires_expertise"] = "Toutes les informations sont là ; un spécialiste doit les examiner.",
            ["case_closed"] = "Il n'y a plus rien à faire.",
        }.ToFrozenDictionary(StringComparer.Ordinal),
    };
}
