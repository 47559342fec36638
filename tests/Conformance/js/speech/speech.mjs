// What the scripts on speech share: an SDK configuration for the simulator, and sound from its own voice.
import sdk from 'microsoft-cognitiveservices-speech-sdk';

export const input = JSON.parse(process.env.INPUT);
export { sdk };

export function configuration(key = input.key) {
  const config = sdk.SpeechConfig.fromHost(new URL(input.url.replace('http', 'ws')), key);
  config.speechRecognitionLanguage = 'en-US';
  config.speechSynthesisOutputFormat = sdk.SpeechSynthesisOutputFormat.Raw16Khz16BitMonoPcm;
  return config;
}

/** Raw 16 kHz sound of a text, over REST. */
export async function soundOf(text) {
  const response = await fetch(`${input.url}/cognitiveservices/v1`, {
    method: 'POST',
    headers: {
      'Ocp-Apim-Subscription-Key': input.key,
      'Content-Type': 'application/ssml+xml',
      'X-Microsoft-OutputFormat': 'raw-16khz-16bit-mono-pcm',
      'User-Agent': 'conformance',
    },
    body: `<speak version='1.0' xml:lang='en-US'><voice name='en-US-AvaMultilingualNeural'>${text}</voice></speak>`,
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

export const silence = seconds => Buffer.alloc(seconds * 32000);

/** An audio configuration that plays these pieces and then ends. */
export function playing(...pieces) {
  const stream = sdk.AudioInputStream.createPushStream(sdk.AudioStreamFormat.getWaveFormatPCM(16000, 16, 1));
  for (const piece of pieces) stream.write(piece.buffer.slice(piece.byteOffset, piece.byteOffset + piece.length));
  stream.close();
  return sdk.AudioConfig.fromStreamInput(stream);
}

export function done(answer) {
  console.log(JSON.stringify(answer));
  process.exit(0);
}
