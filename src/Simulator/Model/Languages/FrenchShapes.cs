using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>How values are wrapped in French answers; folded.</summary>
internal static class FrenchShapes
{
    public static AnswerShapes Create() => new()
    {
        Interjection = Make(@"^(?:(?:alors|euh+|heu+|ben|bah|bon|bonjour|bonsoir|allo|oui|ouais|non|d'accord|ok|bien sur|certainement|et|mais|donc|puis|aussi|en fait|ah|oh|pardon|merci|voila|attendez|voyons|je crois que c'est|je pense que c'est|je crois|je pense|disons)(?!\w)|[\s,.;:!-])+"),
        LeadIn = Make(@"^(?:c'est|c'etait|ce sont|il s'agit d(?:e |'une? |'|u |es )|il y a|j'ai|j'avais|j'utilise|je conduis|je possede|je suis|nous sommes|je me trouve|on est|j'habite|nous habitons|je travaille|je vous appelle de|ca se trouve|il se trouve|elle se trouve|c'est arrive|ca s'est passe|cela s'est passe|ca s'est produit|situe|situee|l'adresse est|le numero est|le modele est|est|etait|numero)(?!\w)[\s,:]*"),
        PlaceLeadIn = Make(@"^(?:(?:dans|a|au|aux|en|sur|chez|depuis|vers)(?!\w)\s*)+(?:l'|(?:le|la|les)(?!\w)\s*)?"),
        SaysWhere = Make(@"^(?:je suis|nous sommes|on est|je me trouve|c'est|c'etait|c'est arrive|ca s'est passe|cela s'est passe|ca s'est produit|il se trouve|elle se trouve|ca se trouve|j'habite|nous habitons|je travaille)\s+(?:actuellement |situe |situee )?(?:dans|a|au|aux|en|sur|chez|pres|a cote)(?!\w)"),
        Article = Make(@"^(?:(?:un|une|des|le|la|les|mon|ma|mes|notre|nos|du)\s+|l'|d')"),
        Tail = Make(@"(?:[\s,.;:!?-]|(?<!\w)(?:s'il vous plait|svp|merci|et|mais|donc|depuis|parce que|je crois|je pense|en ce moment|ca a commence|cela a commence|c'est arrive|je l'ai remarque|je l'ai vu|vers|a|le)(?!\w))+$"),
        Stop = Make(@"(?<!\w)(?:est|sont|etait|ne|n'(?=\w)|a (?:cesse|commence|plante|casse)|s'est|qui|que|parce|car|quand|lorsque|marche|fonctionne|demarre|affiche|mais|et (?:il|elle|je|ca|c'))(?!\w)"),
        ClauseBorder = Make(@"(?:\s(?:et|mais|donc|puis)\s+(?=(?:je|j'|il|elle|c'|ca|cela|ce|mon|ma|mes|le|la|les|l'|nous|on|personne|s'il|pouvez|aussi)(?![a-z]{2})))|\s(?=(?:dans|au|a)\s+(?:le\s+|la\s+|l')?(?:\w+\s+)?(?:batiment|bureau|salle|etage)(?!\w))"),
        Labelled = Make(@"(?<!\w)(?:le |la |les |l'|mon |ma |mes |notre |son |sa )(?<label>[\w' -]{2,40}?)\s*(?:\s(?:est|sont|etait|c'est)\s|\s?:\s*)(?<value>.+)$"),
        ThingIs = Make(@"(?<!\w)(?:le |la |mon |ma |notre |l')(?<thing>\w+)\s+(?:est|c'est|etait)\s+(?:un|une)\s+(?<value>.+)$"),
        Circumstance = Make(@"(?<!\w)(?:personne n(?:'est|'a ete|'etait) bless\w+|(?:il n'y a |)(?:pas de|aucun|aucune|sans) (?:bless\w+|temoins?)|(?:il|elle|je|on|nous|le \w+|la \w+|ma \w+|mon \w+) (?:est|suis|sommes|a ete|ai ete|etait) bless\w+|tout le monde va bien|(?:un|une|deux|trois) bless\w+)(?!\w)"),
        OtherParty = Make(@"(?<!\w)l'autre (?:conducteur|conductrice|partie|personne|voiture|vehicule|automobiliste)\s+(?:est|etait|s'appelle|conduisait)\s+(?<value>.+)$"),
        NameIs = Make(@"(?<!\w)(?:je m'appelle|mon nom (?:est|c'est)|mon prenom (?:est|c'est)|moi c'est|ici|je suis)\s+"),
        SpellingWords = WordList.Words("ca s ' ecrit epele j je l epelle , comme avec c est"),
        NotAName = WordList.Words("et mais je de du des a au en avec pour le la les un une dans sur chez mon ma il elle qui que tres bien desole desolee sur pas en train content contente l d nous vous ici perdu bloque bloquee"),
        Mail = new MailShape(@"(?:@|\s+(?:arobase|at)\s+)", @"(?:\.|\s+point\s+)"),
        IdentifierIs = Make(@"(?<!\w)(?:(?:numero|no|n°)(?: de (?:contrat|police|serie|dossier|client|reference|commande)| d'immatriculation)?|immatriculation|reference|police|contrat)(?:\s+(?:est|c'est)(?: le)?|\s?:)?\s+(?=\w)"),
        Digits = WordList.Map("""
            zero = 0
            un = 1
            deux = 2
            trois = 3
            quatre = 4
            cinq = 5
            six = 6
            sept = 7
            huit = 8
            neuf = 9
            """, digit => digit),
    };
}
