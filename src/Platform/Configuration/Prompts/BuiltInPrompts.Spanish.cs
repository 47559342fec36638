namespace CallCenter.Platform.Configuration.Prompts;

internal static partial class BuiltInPrompts
{
    private static Dictionary<SpokenPrompt, string[]> Spanish => new()
    {
        [SpokenPrompt.Hello] =
        [
            "Hola, soy {bot_name} de {bot_company}. ¿Qué puedo hacer por usted?",
            "Buenas, le atiende {bot_name}, de {bot_company}. ¿En qué puedo ayudarle?",
            "{bot_company}, le habla {bot_name}. ¿En qué le ayudo?",
        ],
        [SpokenPrompt.HelloAgain] =
        [
            "Hola de nuevo, soy {bot_name} de {bot_company}.",
            "Me alegra volver a oírle, soy {bot_name} de {bot_company}.",
        ],
        [SpokenPrompt.Goodbye] =
        [
            "Gracias por su llamada. {bot_company} le desea un buen día. ¡Adiós!",
            "Ya lo tengo todo. Gracias por hablar con {bot_company}, ¡adiós!",
            "Gracias y un saludo de {bot_company}. ¡Adiós!",
        ],
        [SpokenPrompt.Error] =
        [
            "Perdone, no le he entendido. ¿Puede repetirlo?",
            "Disculpe, no lo he oído bien. ¿Cómo decía?",
            "No se ha oído con claridad. ¿Me lo repite?",
        ],
        [SpokenPrompt.Silence] =
        [
            "¿Sigue ahí?",
            "Tómese su tiempo, le escucho.",
            "Ahora no le oigo. ¿Sigue en línea?",
        ],
        [SpokenPrompt.Loading] =
        [
            "Un momento, por favor.",
            "Lo estoy mirando.",
            "Ya casi está.",
        ],
        [SpokenPrompt.Transfer] =
        [
            "Le paso con un compañero. No cuelgue, por favor.",
            "Ahora le pongo con un compañero. Un momento.",
            "Un compañero seguirá con usted. Manténgase en línea.",
        ],
        [SpokenPrompt.TransferFailure] =
        [
            "Lo siento, ahora no hay ningún compañero libre. Le llamaremos.",
            "No he podido localizar a nadie. Le llamaremos en cuanto podamos.",
        ],
        [SpokenPrompt.LanguageMenu] =
        [
            "Para español, pulse {index}.",
        ],
        [SpokenPrompt.Rephrase] =
        [
            "De eso no puedo hablar. ¿Puede decirlo de otra manera?",
            "Probemos de otro modo. ¿Puede reformularlo?",
        ],
        [SpokenPrompt.NoAnswerApology] =
        [
            "Lo siento, he tardado demasiado. ¿Me lo puede repetir?",
            "Disculpe, no he encontrado respuesta a tiempo. ¿Lo intentamos otra vez?",
        ],
        [SpokenPrompt.RecordingNotice] =
        [
            "Esta llamada se graba. Dígame si no lo desea.",
            "Grabamos esta llamada. Si no está de acuerdo, dígalo sin más.",
        ],
        [SpokenPrompt.Reconnected] =
        [
            "Lo siento, se ha cortado un momento. Ya estoy de nuevo con usted.",
            "Disculpe, se ha interrumpido la conexión. Ya le oigo otra vez.",
            "Perdone el corte. Ya volvemos a estar conectados.",
        ],
    };
}
