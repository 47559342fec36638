using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What callers want, in Spanish; folded.</summary>
internal static class SpanishIntents
{
    public static Intents Create() => new()
    {
        Human = Any(
            "(?:hablar|comunicarme|ponerme) con (?:un |una |el |la |su |alguien|algun )+ ?(?:verdadero |verdadera )?(?:humano|humana|persona|agente|asesor|asesora|operador|operadora|companero|companera|responsable|tecnico|encargado)?(?: real| de verdad)?",
            "(?:quiero|necesito|prefiero|quisiera) (?:a )?(?:un |una )(?:humano|agente|asesor|asesora|operador|operadora|persona)",
            "(?:paseme|pongame|comuniqueme|transfierame)"),
        Danger = Make(@"(?<!\b(?:no|ni|sin|ningun|ninguna)\b(?: \w+)? ?)(?<!\w)(?:fuga de gas|escape de gas|huele a gas|olor a gas|incendio|hay fuego|en llamas|ardiendo|se quema|inconsciente|no respira|no puede respirar|no puedo respirar|infarto|sangra mucho|sangrando mucho|atrapad[oa] (?:en|bajo|dentro)|electrocutad[oa])(?!\w)"),
        Goodbye = Any("adios", "hasta (?:luego|pronto|manana|otra)", "que tenga (?:un )?buen(?:a|as|os)? (?:dia|tarde|noche|dias)", "tengo que (?:irme|colgar)", "chao"),
        NothingElse = Any("(?:eso|esto) es todo", "eso seria todo", "es todo", "nada mas", "no,? (?:muchas )?gracias", "no,? (?:esta bien|asi esta bien|ya esta)", "ya esta", "por ahora no"),
        No = Whole("no", "no no", "que va", "creo que no", "en absoluto"),
        Yes = Whole("si", "si si", "claro", "por supuesto", "vale", "de acuerdo", "correcto", "exacto", "exactamente", "eso es", "por favor", "ok", "adelante"),
        Courtesy = Whole("hola", "buenos dias", "buenas tardes", "buenas noches", "buenas", "gracias", "muchas gracias", "perfecto", "genial", "muy bien", "oiga", "diga"),
        CallBack = Any("(?:llameme|llamenme|llamarme|llamame)(?: \\w+){0,2}", "(?:puede|pueden|podria|podrian) (?:volver a )?llamar(?:me)?", "me (?:llame|llamen|llama|llaman|puede llamar|pueden llamar)(?: \\w+)? (?:manana|luego|mas tarde|el|la|a)", "volver a llamar(?:me)?", "devolver(?:me)? la llamada"),
        Slower = Any("(?:hablar|hable|habla|vaya)(?: \\w+){0,2} (?:mas despacio|mas lento|despacio)", "demasiado rapido", "mas despacio", "mas lento"),
        Faster = Any("(?:hablar|hable|habla|vaya)(?: \\w+){0,2} (?:mas rapido|mas deprisa)", "demasiado (?:lento|despacio)", "mas rapido", "mas deprisa"),
        Sms = Any("(?:enviar|envieme|enviarme|mandeme|mandarme|mandar|envia|escribame)(?: \\w+){0,2} (?:sms|mensaje)", "por (?:sms|mensaje)"),
        NewClaim = Any("(?:otro|otra|un nuevo|una nueva|un segundo|una segunda) (?:expediente|problema|siniestro|solicitud|caso|asunto|incidente|parte)", "abrir (?:un |una )?nuev[oa]"),
        Repeat = Any("(?:puede|podria) (?:repetir|decirlo otra vez)(?:lo|melo)?", "repita(?: por favor)?", "repitalo", "como dice", "perdon", "no (?:le )?(?:he )?(?:oido|entendido|entiendo|oigo)(?: \\w+)?", "que ha dicho"),
        Who = Any("quien (?:es usted|eres|habla|es)", "con quien (?:hablo|estoy hablando)", "(?:es usted|eres|es) (?:un |una )?(?:robot|maquina|humano|persona real|ordenador|ia)", "como se llama usted"),
        DontKnow = Any("no (?:lo )?se", "ni idea", "no (?:me |lo )?(?:acuerdo|recuerdo)", "no (?:lo|la|los) tengo(?: \\w+){0,3}", "no estoy segur[oa]", "prefiero no decirlo", "que yo sepa no"),
        Question = Make(@"^[\W]*(?:(?:y|pero|hola) ?,? ?)?¿?(?:que|quien|cual|cuales|cuando|cuanto|cuanta|cuantos|donde|como|por que|puede|podria|puedo|hay|tiene|es)\b.*\?\W*$"),
        Mishap = Any("rot[oa]", "averi\\w+", "no (?:funciona|arranca|enciende|va)", "fuga", "gotea", "inund\\w+", "accidente", "dan(?:o|os|ado|ada)", "robad[oa]", "perdid[oa]", "choc\\w+", "colision", "problema", "herid[oa]s?"),
        Praise = Any("muchas gracias", "perfecto", "genial", "excelente", "estupendo", "muy amable", "fenomenal"),
        Anger = Any("terrible", "inaceptable", "vergonzoso", "ridiculo", "inutil", "enfadad[oa]", "furios[oa]", "queja", "reclamacion", "perdida de tiempo"),
        Language = Make(@"(?:\b(?:hablar|hablemos|habla|continuar|sigamos|pasar|cambiar)\b(?: \w+){0,2}? )(?:en |al )?(?<language>ingles|frances|espanol|castellano|chino)(?: por| mejor|,|\?|\.|!|$)"),
    };
}
