// Audio: text to sound as a stream, sound to text in three formats, and the errors the SDK tells apart.
import assert from 'node:assert/strict';
import OpenAI, { toFile } from 'openai';

const input = JSON.parse(process.env.INPUT);
const client = new OpenAI({ baseURL: `${input.url}/v1`, apiKey: input.key, maxRetries: 0 });
const sentence = "It's Kevyn, and I can't log in.";

const spoken = await client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: sentence, response_format: 'pcm' });
assert.equal(spoken.headers.get('content-type'), 'audio/pcm');
const pieces = [];
for await (const piece of spoken.body) pieces.push(piece);
const pcm = Buffer.concat(pieces);
assert.ok(pieces.length > 1, 'the sound came in one piece');
// 64 ms a letter at 24 kHz and 16 bits, and 232 ms around them.
assert.equal(pcm.length, (sentence.length * 64 + 232) * 48);

const wav = Buffer.from(await (await client.audio.speech.create({ model: 'tts-1', voice: 'nova', input: sentence, response_format: 'wav', speed: 1.1 })).arrayBuffer());
assert.equal(wav.toString('latin1', 0, 4), 'RIFF');
assert.ok(wav.subarray(44).equals(pcm));

const file = () => toFile(wav, 'utterance.wav');
const heard = await client.audio.transcriptions.create({ model: 'whisper-1', file: await file(), language: 'en', prompt: 'Kevyn' });
assert.deepEqual(Object.keys(heard), ['text']);
const plain = await client.audio.transcriptions.create({ model: 'whisper-1', file: await file(), response_format: 'text' });
assert.equal(plain.trim(), sentence);
const verbose = await client.audio.transcriptions.create({ model: 'whisper-1', file: await file(), response_format: 'verbose_json', timestamp_granularities: ['word'] });
assert.equal(verbose.text, sentence);
assert.deepEqual(verbose.words.map(w => w.word), sentence.split(' '));
assert.ok(verbose.words.every((w, n) => w.end > w.start && (n === 0 || w.start >= verbose.words[n - 1].end)));
assert.ok(Math.abs(verbose.duration - pcm.length / 48000) < 0.01);
const segments = await client.audio.transcriptions.create({ model: 'whisper-1', file: await file(), response_format: 'verbose_json' });
assert.deepEqual(segments.segments.map(s => s.text), [sentence]);
const nothing = await client.audio.transcriptions.create({ model: 'whisper-1', file: await toFile(Buffer.concat([wav.subarray(0, 44), Buffer.alloc(48000)]), 'silence.wav') });
assert.equal(nothing.text, '');

const refused = async (promise, type, param) => {
  const error = await promise.then(() => assert.fail('was not refused'), e => e);
  assert.ok(error instanceof type, `${error}`);
  assert.equal(error.param ?? null, param);
  return error;
};
await refused(client.audio.speech.create({ model: 'tts-1', voice: 'nobody', input: sentence, response_format: 'pcm' }), OpenAI.BadRequestError, 'voice');
await refused(client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'x'.repeat(4097), response_format: 'pcm' }), OpenAI.BadRequestError, 'input');
await refused(client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: sentence, response_format: 'pcm', speed: 5 }), OpenAI.BadRequestError, 'speed');
await refused(client.audio.transcriptions.create({ model: 'whisper-1', file: await toFile(Buffer.from('no sound'), 'a.wav') }), OpenAI.BadRequestError, 'file');
await refused(client.audio.transcriptions.create({ model: 'whisper-1', file: await file(), language: 'english' }), OpenAI.BadRequestError, 'language');
const stranger = new OpenAI({ baseURL: `${input.url}/v1`, apiKey: 'wrong', maxRetries: 0 });
const unknown = await refused(stranger.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: sentence, response_format: 'pcm' }), OpenAI.AuthenticationError, null);
assert.equal(unknown.code, 'invalid_api_key');
console.log(JSON.stringify({ heard: heard.text }));
