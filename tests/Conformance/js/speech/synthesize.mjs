// Text to speech: sound with word boundaries, twice on one connection, read back by the recogniser; and an unknown voice.
import assert from 'node:assert/strict';
import { configuration, done, playing, sdk, silence } from './speech.mjs';

const synthesizer = new sdk.SpeechSynthesizer(configuration(), null);
const words = [];
synthesizer.wordBoundary = (_, e) => words.push({ text: e.text, ms: e.audioOffset / 10000, kind: e.boundaryType });
const speak = text => new Promise((resolve, reject) => synthesizer.speakTextAsync(text, resolve, reject));

const first = await speak('Hello Kevyn & friends.');
assert.equal(sdk.ResultReason[first.reason], 'SynthesizingAudioCompleted');
assert.equal(first.audioDuration, Math.round(first.audioData.byteLength / 32000 * 10_000_000));
assert.deepEqual(words.filter(w => w.kind === 'WordBoundary').map(w => w.text), ['Hello', 'Kevyn', 'friends']);
assert.ok(words.every((w, i) => i === 0 || w.ms >= words[i - 1].ms));
const second = await speak('Again.');
assert.ok(second.audioData.byteLength > 0);
synthesizer.close();

const recognizer = new sdk.SpeechRecognizer(configuration(), playing(Buffer.from(first.audioData), silence(1)));
const heard = await new Promise((resolve, reject) => recognizer.recognizeOnceAsync(resolve, reject));
assert.equal(heard.text, 'Hello Kevyn & friends.');

const config = configuration();
config.speechSynthesisVoiceName = 'xx-XX-FooNeural';
const unknown = new sdk.SpeechSynthesizer(config, null);
const canceled = await new Promise((resolve, reject) => unknown.speakTextAsync('Hello', resolve, reject));
assert.equal(sdk.ResultReason[canceled.reason], 'Canceled');
assert.match(canceled.errorDetails, /Unsupported voice xx-XX-FooNeural/);
done({ words: words.map(w => w.text) });
