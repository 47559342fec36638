using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What callers want, in French; folded.</summary>
internal static class FrenchIntents
{
    public static Intents Create() => new()
    {
        Human = Any(
            "(?:parler|discuter|echanger)(?: directement)? (?:a|avec) (?:un |une |votre |quelqu'un|de vrai)+ ?(?:vrai |vraie |veritable )?(?:humain|personne|agent|conseiller|conseillere|operateur|operatrice|collegue|responsable|technicien|etre humain)?",
            "(?:veux|voudrais|souhaite|prefere|besoin d')(?: ?\\w+)? ?(?:un |une )?(?:vrai |vraie )?(?:humain|agent|conseiller|conseillere|operateur|etre humain)",
            "(?:passez|transferez)[ -]moi"),
        Danger = Make(@"(?<!\b(?:pas|plus|aucun|aucune|sans)\b(?: \w+)?(?: d['e])? ?)(?<!\w)(?:fuite de gaz|odeur de gaz|sent le gaz|incendie|au feu|en feu|a pris feu|prend feu|en flammes|inconscient|inconsciente|ne respire (?:plus|pas)|n'arrive (?:plus|pas) a respirer|crise cardiaque|saigne beaucoup|coince (?:dans|sous)|electrocute)(?!\w)"),
        Goodbye = Any("au revoir", "bonne (?:journee|soiree|fin de journee)", "a bientot", "je dois (?:y aller|partir|raccrocher)", "salut a vous", "adieu"),
        NothingElse = Any("c'est (?:tout|bon)", "ce sera tout", "c'etait tout", "rien d'autre", "rien de plus", "non,? merci", "non,? (?:ca va|ca ira|c'est bon|c'est tout)", "pas pour (?:le moment|l'instant)", "j'ai fini"),
        No = Whole("non", "non non", "pas vraiment", "je ne crois pas", "je ne pense pas"),
        Yes = Whole("oui", "ouais", "bien sur", "d'accord", "exact", "exactement", "tout a fait", "c'est (?:ca|cela|exact)", "absolument", "s'il vous plait", "volontiers", "ok", "allez y"),
        Courtesy = Whole("bonjour", "bonsoir", "salut", "allo", "merci", "merci beaucoup", "merci bien", "parfait", "super", "tres bien", "il y a quelqu'un"),
        CallBack = Any("(?:me )?rappel(?:er|ez)(?:[ -]moi)?", "me (?:re)?telephoner", "rappel telephonique", "m'appeler (?:demain|plus tard|lundi|mardi|mercredi|jeudi|vendredi)"),
        Slower = Any("(?:parler|parlez|allez|aller)(?: \\w+){0,2} (?:plus lentement|moins vite|lentement|doucement)", "trop vite", "plus lentement", "moins vite"),
        Faster = Any("(?:parler|parlez|allez|aller)(?: \\w+){0,2} (?:plus vite|plus rapidement)", "trop lentement", "plus vite"),
        Sms = Any("(?:envoyer|envoyez|envoie|ecrire|ecrivez)(?:[ -]\\w+){0,3} (?:sms|texto|message)", "par (?:sms|texto)"),
        NewClaim = Any("(?:un autre|une autre|un nouveau|une nouvelle|un second|une seconde|un deuxieme|une deuxieme) (?:dossier|probleme|sinistre|demande|cas|sujet|incident|declaration)", "(?:ouvrir|creer) un nouveau"),
        Repeat = Any("(?:pouvez|pourriez)[ -]vous (?:repeter|redire)", "repetez(?: s'il vous plait)?", "vous pouvez repeter", "pardon", "comment", "je n'ai pas (?:entendu|compris|bien compris|bien entendu)", "qu'avez[ -]vous dit", "vous dites"),
        Who = Any("qui (?:etes[ -]vous|est[ -]ce|est a l'appareil|est au telephone)", "a qui (?:ai[ -]je|je parle|est[ -]ce que je parle)", "(?:etes[ -]vous|vous etes|c'est) (?:un |une )?(?:robot|machine|humain|vraie personne|ordinateur|ia)", "(?:quel est votre nom|comment vous appelez[ -]vous)"),
        DontKnow = Any("je (?:ne )?(?:le |la )?sais (?:pas|plus)", "aucune idee", "je ne (?:me )?(?:souviens|rappelle) (?:pas|plus)", "je (?:ne )?m'en souviens (?:pas|plus)", "je ne (?:l'ai|les ai) pas", "je n'ai pas (?:ca|cela|le numero|l'information|sous la main)(?: \\w+){0,3}", "je prefere ne pas (?:le )?dire", "pas que je sache"),
        Question = Make(@"^\W*(?:(?:et|mais|bonjour) ?,? ?)?(?:quel|quelle|quels|quelles|qui|que|qu'est|pourquoi|comment|ou|quand|combien|est[ -]ce|pouvez|pourriez|avez|y a[ -]t[ -]il|peut|puis)\b.*\?\W*$"),
        Mishap = Any("casse\\w*", "en panne", "ne (?:marche|fonctionne|demarre|s'allume)(?: \\w+)?", "fuite", "fuit", "inond\\w+", "accident", "degats?", "endommage\\w*", "vole\\w*", "perdu\\w*", "percute\\w*", "collision", "probleme", "souci", "bless\\w+"),
        Praise = Any("merci beaucoup", "parfait", "super", "excellent", "formidable", "genial", "tres aimable"),
        Anger = Any("nul", "inacceptable", "scandaleux", "honteux", "ridicule", "en colere", "furieux", "furieuse", "plainte", "perte de temps"),
        Language = Make(@"(?:\b(?:parler|parlez|continuer|continuons|passer|passons|parlons)\b(?:[ -]\w+){0,2}? )(?:en |au |l')?(?<language>anglais|francais|espagnol|chinois)(?: s'il| plutot|,| ?\?|\.| ?!|$)"),
    };
}
