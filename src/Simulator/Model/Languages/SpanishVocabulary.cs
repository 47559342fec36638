using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;
using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Spanish words, folded.</summary>
internal static class SpanishVocabulary
{
    public static FrozenDictionary<FieldKind, FrozenSet<string>> Topics { get; } = new Dictionary<FieldKind, FrozenSet<string>>
    {
        [FieldKind.Place] = Words("edificio planta piso oficina sala calle avenida carretera plaza camino apartamento casa cocina bano dormitorio sotano garaje autopista autovia salida cruce aparcamiento ciudad pueblo direccion esquina estacion aeropuerto puerta paseo"),
        [FieldKind.Thing] = Words("ordenador portatil pc pantalla monitor impresora teclado raton telefono movil tableta servidor router auriculares dell hp lenovo apple asus acer latitude thinkpad macbook coche camion vehiculo moto bicicleta seat renault peugeot toyota ford volkswagen bmw modelo marca aparato maquina"),
        [FieldKind.Account] = Words("fuga gotea agua danos danado danada roto rota inundado inundada techo pared mojado mancha colision parachoques abolladura tuberia error bloquea funciona arranca enciende choque choco"),
        [FieldKind.Circumstance] = Words("herido herida heridos heridas lesionado lesionados ileso ambulancia hospital testigo testigos"),
        [FieldKind.Person] = Words("conductor conductora propietario propietaria vecino vecina testigo"),
        [FieldKind.Identifier] = Words("poliza contrato numero serie referencia matricula"),
    }.ToFrozenDictionary();

    public static FrozenSet<string> Empty { get; } = Words("""
        un una unos unas el la los las lo mi mis nuestro nuestra su sus este esta esto ese esa eso yo tu usted ella nosotros ellos me te se nos le les
        es son era fue esta estan estaba estoy estamos he ha han hay ser estar
        y e o u pero entonces tambien en de del a al con por para desde hacia sobre que quien si no mas muy ya
        empezo empezado comenzo ocurrio ocurrido sucedio paso pasado note vi visto primera primer vez
        bueno vale gracias hola pues claro favor
        """);

    public static FrozenSet<string> Known { get; } = Words("""
        un una unos unas el la los las lo mi mis nuestro nuestra su sus este esta esto ese esa eso yo tu usted ustedes ella nosotros ellos me te se nos le les
        es son era fue esta estan estaba estoy estamos he ha han hay ser estar tengo tiene tener hago hace hacer voy va ir puedo puede poder quiero quiere querer debo debe saber sabe decir dice ver visto dar vivo vive trabajo llamo llama uso funciona arranca
        y e o u pero si cuando como que quien cual donde porque en de del a al con sin por para desde hacia sobre entre antes despues durante contra hasta
        no nunca nada nadie todo todos toda todas otro otra mismo tambien todavia ya siempre muy mas menos bien mal mejor poco mucho bastante aqui alli ahora hoy ayer manana tarde noche mediodia
        si gracias hola adios perdon buenos buenas favor vale
        uno dos tres cuatro cinco seis siete ocho nueve diez primero primera segundo segunda tercero tercera ultimo nuevo viejo grande pequeno bueno malo izquierda derecha arriba abajo
        hombre mujer nino gente senor senora casa habitacion planta puerta ventana coche carretera calle ciudad agua dia tiempo hora minuto semana mes ano
        problema error pantalla ordenador portatil telefono impresora numero nombre direccion empresa oficina edificio equipo companero
        roto fuga dano accidente seguro siniestro contrato poliza factura pago pedido entrega conductor herido
        negro azul blanco rojo verde gris delante detras lado cocina bano techo pared tejado tuberia ducha sotano garaje jardin motor rueda bateria cable teclado raton red cuenta programa
        """);

    public static FrozenDictionary<string, string> Labels { get; } = Map("""
        hardware info|hardware|equipo = de qué equipo se trata, con marca y modelo
        hardware model|computer model|device model|model|modelo = la marca y el modelo del aparato
        first seen = cuándo apareció el problema por primera vez
        building location|building|edificio = en qué edificio y en qué planta está
        incident datetime|incident date|incident time|accident datetime|accident date|fecha incidente|fecha accidente|fecha siniestro = cuándo ocurrió
        incident location|accident location|location|lugar|lugar incidente|lugar accidente|ubicacion = dónde ocurrió exactamente
        incident description|accident description|description|descripcion|circunstancias = qué ha pasado
        damage description|damages|damage|damages description|danos|descripcion danos = qué ha resultado dañado
        problem description|issue description|problem|issue|problema = cuál es el problema
        injuries|injured|injured people|heridos = si hay heridos
        other party|other driver|third party|involved parties|contraparte|otro conductor = quién es la otra parte
        policy number|numero poliza = su número de póliza
        contract number|numero contrato = su número de contrato
        vehicle info|vehicle|car|vehiculo|coche = de qué vehículo se trata
        license plate|plate number|registration number|matricula = la matrícula del vehículo
        email|email address|contact email|correo = su correo electrónico
        phone|phone number|contact phone|telefono = su número de teléfono
        room|room number|sala = la sala
        address|direccion = la dirección
        caller name = su nombre
        """, text => text);
}
