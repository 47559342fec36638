using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>French words of time.</summary>
internal static class FrenchDates
{
    public static DateWords Create() => new()
    {
        Days = Map("""
            avant - hier|avant hier = -2
            hier = -1
            aujourd ' hui = 0
            apres - demain|apres demain = 2
            demain = 1
            la semaine derniere|la semaine passee = -7
            la semaine prochaine = 7
            """, int.Parse),
        DayParts = Map("""
            ce matin = 0 9
            cet apres - midi|cet apres midi|cette apres - midi = 0 15
            ce soir = 0 20
            cette nuit|la nuit derniere = -1 22
            hier matin = -1 9
            hier apres - midi|hier apres midi = -1 15
            hier soir = -1 20
            demain matin = 1 9
            demain apres - midi|demain apres midi = 1 15
            demain soir = 1 20
            """, DayPart.Read),
        Weekdays = Map("""
            lundi = 1
            mardi = 2
            mercredi = 3
            jeudi = 4
            vendredi = 5
            samedi = 6
            dimanche = 0
            """, text => (DayOfWeek)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        Months = Map("""
            janvier = 1
            fevrier = 2
            mars = 3
            avril = 4
            mai = 5
            juin = 6
            juillet = 7
            aout = 8
            septembre = 9
            octobre = 10
            novembre = 11
            decembre = 12
            """, int.Parse),
        Numbers = Numbers(
            [
                .. Count(0, "zero un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept|dix_-_sept dix_huit|dix_-_huit dix_neuf|dix_-_neuf"),
                new("vingt et un", 21), new("vingt et une", 21), new("trente et un", 31), new("trente et une", 31), new("quarante et un", 41), new("cinquante et un", 51),
            ],
            " ", "vingt", "trente", "quarante", "cinquante"),
        Ordinals = Map("premier = 1", int.Parse),
        One = Set("un|une"),
        Fillers = Words("le la de du er , vers a depuis environ dans autour au"),
        Last = Set("dernier|passe"),
        Next = Set("prochain"),
        Units = Map("""
            heure|heures = 1
            jour|jours = 24
            semaine|semaines = 168
            """, int.Parse),
        AgoBefore = Set("il y a|ca fait|depuis"),
        AgoAfter = Set(""),
        InBefore = Set("dans"),
        NamedTimes = Map("""
            midi = 12:00
            minuit = 00:00
            """, text => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        TimeIntroductions = Set("vers|a|des|depuis"),
        HourWords = Set("heure|heures|h"),
        Morning = Set("du matin|ce matin|le matin|matin"),
        Afternoon = Set("de l ' apres - midi|de l ' apres midi|du soir|ce soir|le soir|cet apres - midi"),
        MinutesAfterHour = Map("""
            et demie|et demi = 30
            et quart = 15
            moins le quart|moins quart = -15
            moins dix = -10
            moins vingt = -20
            """, int.Parse),
        MinutesBeforeHour = Map("", int.Parse),
    };
}
