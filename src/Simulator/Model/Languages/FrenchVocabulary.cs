using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;
using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>French words, folded.</summary>
internal static class FrenchVocabulary
{
    public static FrozenDictionary<FieldKind, FrozenSet<string>> Topics { get; } = new Dictionary<FieldKind, FrozenSet<string>>
    {
        [FieldKind.Place] = Words("batiment etage bureau salle rue avenue boulevard route place chemin appartement maison cuisine chambre cave garage autoroute sortie carrefour parking ville village adresse coin gare aeroport rez nationale departementale quai impasse"),
        [FieldKind.Thing] = Words("ordinateur portable pc ecran imprimante clavier souris telephone tablette serveur routeur casque station dell hp lenovo apple asus acer latitude thinkpad macbook voiture camion vehicule moto velo renault peugeot citroen toyota ford volkswagen bmw modele marque appareil machine"),
        [FieldKind.Account] = Words("fuite fuit eau degats abime abimee casse cassee inonde inondee plafond mur mouille tache collision pare choc bosse tuyau erreur plante marche demarre fonctionne"),
        [FieldKind.Circumstance] = Words("blesse blessee blesses blessees indemne ambulance hopital temoin temoins"),
        [FieldKind.Person] = Words("conducteur conductrice proprietaire voisin voisine temoin"),
        [FieldKind.Identifier] = Words("contrat police numero serie reference immatriculation plaque"),
    }.ToFrozenDictionary();

    public static FrozenSet<string> Empty { get; } = Words("""
        un une des le la les l d du de au aux mon ma mes notre nos votre vos son sa ses ce cet cette ces ca cela c s j m n qu je tu il elle on nous vous ils elles me te se
        est sont etait etaient suis sommes ai as a avons avez ont etre avoir ete fait
        et ou mais donc puis aussi dans en sur sous avec pour par depuis vers chez que qui dont si ne pas plus y
        commence commencait arrive arrivee passe remarque vu vue debut premiere premier fois produit
        oui non ok bien merci bonjour euh alors voila juste vraiment tres
        """);

    public static FrozenSet<string> Known { get; } = Words("""
        un une des le la les du de au aux mon ma mes notre nos votre vos son sa ses ce cet cette ces ca cela je tu il elle on nous vous ils elles me te se moi lui eux
        est sont etait suis sommes ai a avons avez ont etre avoir ete fait faire va vais aller vient venir peux peut pouvez pouvoir veux veut voulez vouloir dois doit devoir sais sait savoir dit dire voir vu prendre pris mettre mis trouve appelle habite travaille utilise marche fonctionne demarre
        et ou mais donc car si quand comme que qui dont quoi pourquoi comment combien dans en sur sous avec sans pour par depuis vers chez entre apres avant pendant contre jusque
        ne pas plus jamais rien personne tout tous toute toutes autre autres meme aussi encore deja toujours souvent peut tres trop bien mal mieux peu beaucoup assez ici la bas maintenant hier demain matin midi soir nuit
        oui non merci bonjour bonsoir revoir pardon desole accord plait salut
        deux trois quatre cinq six sept huit neuf dix premier deuxieme dernier nouveau vieux grand petit bon mauvais gauche droite haut
        homme femme enfant gens monsieur madame maison chambre etage porte fenetre voiture route rue ville eau jour temps heure minute semaine mois annee
        probleme erreur ecran ordinateur portable telephone imprimante numero nom prenom adresse societe entreprise bureau batiment equipe collegue
        casse fuite degat accident assurance sinistre contrat police facture paiement commande livraison conducteur blesse
        noir bleu blanc rouge vert gris avant arriere cote cuisine salle bains plafond mur toit tuyau douche cave garage jardin moteur roue choc batterie cable clavier souris reseau compte logiciel
        """);

    public static FrozenDictionary<string, string> Labels { get; } = Map("""
        hardware info|hardware|materiel = de quel matériel il s'agit, avec la marque et le modèle
        hardware model|computer model|device model|model|modele = la marque et le modèle de l'appareil
        first seen = quand le problème est apparu pour la première fois
        building location|building|batiment = dans quel bâtiment et à quel étage vous êtes
        incident datetime|incident date|incident time|accident datetime|accident date|date incident|date accident|date sinistre = quand cela s'est passé
        incident location|accident location|location|lieu|lieu incident|lieu accident = où cela s'est passé exactement
        incident description|accident description|description|circonstances = ce qui s'est passé
        damage description|damages|damage|damages description|degats|description degats = ce qui a été endommagé
        problem description|issue description|problem|issue|probleme = quel est le problème
        injuries|injured|injured people|blesses|blessures = s'il y a des blessés
        other party|other driver|third party|involved parties|tiers|autre conducteur = qui est l'autre partie
        policy number|numero police = votre numéro de police
        contract number|numero contrat = votre numéro de contrat
        vehicle info|vehicle|car|vehicule|voiture = de quel véhicule il s'agit
        license plate|plate number|registration number|immatriculation = l'immatriculation du véhicule
        email|email address|contact email = votre adresse e-mail
        phone|phone number|contact phone|telephone = votre numéro de téléphone
        room|room number|salle = la salle
        address|adresse = l'adresse
        caller name = votre nom
        """, text => text);
}
