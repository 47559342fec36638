using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Spanish words of time.</summary>
internal static class SpanishDates
{
    public static DateWords Create() => new()
    {
        TwelveHours = true,
        NoDayAfter = Set("la"),
        Days = Map("""
            anteayer|antes de ayer = -2
            ayer = -1
            hoy = 0
            pasado manana = 2
            manana = 1
            la semana pasada = -7
            la proxima semana|la semana que viene = 7
            """, int.Parse),
        DayParts = Map("""
            esta manana|hoy por la manana = 0 9
            esta tarde|hoy por la tarde = 0 16
            esta noche = 0 20
            anoche|ayer por la noche = -1 22
            ayer por la manana = -1 9
            ayer por la tarde = -1 16
            manana por la manana = 1 9
            manana por la tarde = 1 16
            """, DayPart.Read),
        Weekdays = Map("""
            lunes = 1
            martes = 2
            miercoles = 3
            jueves = 4
            viernes = 5
            sabado = 6
            domingo = 0
            """, text => (DayOfWeek)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        Months = Map("""
            enero = 1
            febrero = 2
            marzo = 3
            abril = 4
            mayo = 5
            junio = 6
            julio = 7
            agosto = 8
            septiembre|setiembre = 9
            octubre = 10
            noviembre = 11
            diciembre = 12
            """, int.Parse),
        Numbers = Numbers(
            [
                .. Count(0, "cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"),
                .. Count(21, "veintiuno|veintiun veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"),
            ],
            " y ", "veinte", "treinta", "cuarenta", "cincuenta"),
        Ordinals = Map("primero = 1", int.Parse),
        One = Set("un|uno"),
        Fillers = Words("el la las los de del a en , sobre hacia desde dia por eso"),
        Last = Set("pasado|ultimo"),
        Next = Set("proximo|que viene"),
        Units = Map("""
            hora|horas = 1
            dia|dias = 24
            semana|semanas = 168
            """, int.Parse),
        AgoBefore = Set("hace"),
        AgoAfter = Set("atras"),
        InBefore = Set("en|dentro de"),
        NamedTimes = Map("""
            mediodia|al mediodia = 12:00
            medianoche|a medianoche = 00:00
            """, text => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        TimeIntroductions = Set("a las|a la|sobre las|hacia las|desde las|las"),
        HourWords = Set("horas|h"),
        Morning = Set("de la manana|am|a . m .|a . m|de la madrugada"),
        Afternoon = Set("de la tarde|de la noche|pm|p . m .|p . m"),
        MinutesAfterHour = Map("""
            y media = 30
            y cuarto = 15
            y diez = 10
            y veinte = 20
            menos cuarto = -15
            menos diez = -10
            """, int.Parse),
        MinutesBeforeHour = Map("", int.Parse),
    };
}
