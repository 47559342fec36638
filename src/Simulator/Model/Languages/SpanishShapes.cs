using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>How values are wrapped in Spanish answers; folded.</summary>
internal static class SpanishShapes
{
    public static AnswerShapes Create() => new()
    {
        Interjection = Make(@"^(?:(?:pues|eh+|em+|bueno|hola|buenos dias|buenas tardes|buenas|si|no|claro|vale|de acuerdo|y|pero|entonces|tambien|ademas|en realidad|ah|oh|perdon|gracias|a ver|espere|creo que es|creo que|creo|pienso que|digamos|mire)(?!\w)|[\s,.;:!¡¿-])+"),
        LeadIn = Make(@"^(?:es|era|fue|son|se trata de|hay|tengo|tenia|uso|utilizo|estoy usando|conduzco|estoy|estamos|me encuentro|vivo|vivimos|trabajo|llamo desde|le llamo desde|esta situado|esta situada|esta|se encuentra|ocurrio|sucedio|paso|ha ocurrido|la direccion es|el numero es|el modelo es|numero|ubicado|ubicada)(?!\w)[\s,:]*"),
        PlaceLeadIn = Make(@"^(?:(?:en|a|al|desde|hacia)(?!\w)\s*)+"),
        SaysWhere = Make(@"^(?:estoy|estamos|me encuentro|esta|se encuentra|ocurrio|sucedio|paso|fue|ha ocurrido|vivo|vivimos|trabajo|llamo desde)\s+(?:ahora |situado |situada )?(?:en|a|al|cerca|junto|dentro|desde)(?!\w)"),
        Article = Make(@"^(?:un|una|unos|unas|el|la|los|las|mi|mis|nuestro|nuestra|su)\s+"),
        Tail = Make(@"(?:[\s,.;:!?-]|(?<!\w)(?:por favor|gracias|y|pero|desde|porque|creo|ahora mismo|en este momento|empezo|ocurrio|lo note|lo vi|a|el)(?!\w))+$"),
        Stop = Make(@"(?<!\w)(?:es|son|era|esta|estaba|no|ha dejado|dejo|se (?:apaga|bloquea|cuelga|rompio|averio|paro)|que|porque|cuando|donde tengo|funciona|arranca|muestra|pero|y (?:no|se|yo|el))(?!\w)"),
        ClauseBorder = Make(@"(?:\s(?:y|e|pero|entonces|luego)\s+(?=(?:yo|estoy|es|esta|mi|mis|el|la|los|las|empezo|ocurrio|lo|me|nos|nadie|no|se|por|puede|tambien|fue|paso)(?!\w)))|\s(?=(?:en)\s+(?:el\s+|la\s+)?(?:\w+\s+)?(?:edificio|oficina|sala|planta|piso)(?!\w))"),
        Labelled = Make(@"(?<!\w)(?:el |la |los |las |mi |mis |nuestro |nuestra |su )(?<label>[\w' -]{2,40}?)\s*(?:\s(?:es|son|era|fue|esta)\s|:\s*)(?<value>.+)$"),
        ThingIs = Make(@"(?<!\w)(?:el|la|mi|nuestro|nuestra)\s+(?<thing>\w+)\s+(?:es|era)\s+(?:un|una)\s+(?<value>.+)$"),
        Circumstance = Make(@"(?<!\w)(?:nadie (?:ha )?(?:resulto|resultado|esta|salio|salido) herid[oa]|no (?:hay|hubo) (?:herid[oa]s|testigos|lesionados)|sin (?:herid[oa]s|testigos)|(?:el|ella|yo|mi \w+|el \w+|la \w+) (?:esta|estoy|resulto|ha resultado) herid[oa]|todos (?:estamos|estan) bien|(?:un|una|dos|tres) herid[oa]s?)(?!\w)"),
        OtherParty = Make(@"(?<!\w)(?:el otro|la otra) (?:conductor|conductora|parte|persona|coche|vehiculo)\s+(?:es|era|se llama|conducia)\s+(?<value>.+)$"),
        NameIs = Make(@"(?<!\w)(?:me llamo|mi nombre es|mi nombre|soy|le habla|habla)\s+"),
        SpellingWords = WordList.Words("se escribe deletreo deletreado , como con es"),
        NotAName = WordList.Words("y pero yo de del en a con por para el la los las un una mi que quien muy no esta estoy es le desde cliente nuevo nueva"),
        Mail = new MailShape(@"(?:@|\s+arroba\s+)", @"(?:\.|\s+punto\s+)"),
        IdentifierIs = Make(@"(?<!\w)(?:(?:numero|no|n°)(?: de (?:poliza|contrato|serie|expediente|cliente|referencia|pedido))?|matricula|referencia|poliza|contrato)(?:\s+(?:es|es el)|:)?\s+(?=\w)"),
        Digits = WordList.Map("""
            cero = 0
            uno = 1
            dos = 2
            tres = 3
            cuatro = 4
            cinco = 5
            seis = 6
            siete = 7
            ocho = 8
            nueve = 9
            """, digit => digit),
    };
}
