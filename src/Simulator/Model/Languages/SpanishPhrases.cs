using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What is said in Spanish.</summary>
internal static class SpanishPhrases
{
    public static Phrases Create() => new()
    {
        Greeting = "Hola, le habla {bot} de {company}.",
        PlainGreeting = "Hola.",
        Noting = ["Lo estoy anotando.", "Tomo nota de eso.", "Lo añado a su expediente."],
        Questions = new Dictionary<FieldKind, IReadOnlyList<string>>
        {
            [FieldKind.Text] = ["¿Puede decirme {field}?", "Todavía me falta un dato: dígame {field}.", "Una vez más, por favor: ¿{field}?"],
            [FieldKind.Moment] = ["¿Puede decirme {field}?", "Necesito un día y una hora. Dígame {field}.", "Una vez más, con día y hora: ¿{field}?"],
            [FieldKind.Email] = ["¿Puede decirme {field}? Puede deletrearlo.", "Necesito un correo electrónico. Dígame {field}."],
            [FieldKind.Phone] = ["¿Puede decirme {field}, cifra por cifra?", "Necesito un número de teléfono. Dígame {field}."],
            [FieldKind.Identifier] = ["¿Puede decirme {field}?", "Necesito letras y cifras. Léame {field}."],
        }.ToFrozenDictionary(),
        PlainQuestion = "Me falta este dato: {field}. ¿Puede dármelo?",
        NotUnderstood = ["Perdone, no le he entendido.", "Sigo sin entenderlo bien.", "Lo siento, no me ha quedado claro."],
        Refused = "Eso no parece correcto.",
        Sympathy = "Siento mucho lo ocurrido.",
        Thanks = ["Gracias.", "Muy bien.", "De acuerdo."],
        AllCollected = "Gracias, he anotado todo lo que necesito.",
        AnythingElse = "¿Puedo hacer algo más por usted?",
        Goodbye = "Gracias por su llamada. Adiós, que tenga un buen día.",
        ShortGoodbye = "Adiós.",
        OneMoment = "Un momento, por favor.",
        GiveUp = "Lo siento, no consigo entenderle. Vuelva a llamarnos, por favor. Adiós.",
        Transfer = "Le paso ahora mismo con un compañero.",
        NoTransfer = "Ahora no puedo pasarle con nadie, pero puedo anotarlo todo.",
        Emergency = "Esto parece peligroso, estoy avisando a los servicios de emergencia.",
        EmergencyDone = "La ayuda está avisada. Póngase a salvo, por favor.",
        Reminder = "Anoto que le llamaremos.",
        ReminderDone = "Le llamaremos según lo acordado.",
        ReminderTitle = "Llamar al cliente",
        Sms = "Le envío un SMS.",
        SmsDone = "El SMS está en camino.",
        Slower = "Claro, hablaré más despacio.",
        Faster = "Claro, hablaré más rápido.",
        LanguageChange = "Claro, hablemos español.",
        NewClaim = "Abro un expediente nuevo para eso.",
        NewClaimDone = "El expediente nuevo está abierto.",
        Who = "Soy {bot}, el asistente automático de {company}.",
        LookingUp = "Voy a consultarlo.",
        NoAnswer = "No puedo responder a eso yo mismo, pero un compañero le contestará.",
        Skipped = "No pasa nada, podemos dejarlo abierto.",
        ToolFailed = "Lo siento, eso no ha funcionado.",
        MessageText = "Su expediente en {company}: {value}.",
        CallAgain = "Gracias por su llamada. Puede volver a llamarnos cuando quiera.",
        Subject = "su solicitud sobre: {value}",
        NoSubject = "su llamada",
        Collected = "Lo que hemos anotado",
        Missing = "Todavía falta",
        NothingMissing = "No falta nada.",
        Improvement = "Preguntar varios datos a la vez cuando el cliente responde con detalle.",
        Justifications = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["high_priority"] = "El cliente ha informado de un peligro, así que es lo primero.",
            ["commercial_offer"] = "El cliente ha preguntado por un precio o una oferta.",
            ["propose_new_contract"] = "El cliente ha preguntado por un contrato nuevo.",
            ["customer_will_send_info"] = "Faltan datos que el cliente tiene que aportar.",
            ["requires_expertise"] = "Están todos los datos; tiene que verlos un especialista.",
            ["case_closed"] = "No queda nada por hacer.",
        }.ToFrozenDictionary(StringComparer.Ordinal),
    };
}
