// Speech to text: one phrase, several phrases with their hypotheses and times, and a refused key.
import assert from 'node:assert/strict';
import { configuration, done, input, playing, sdk, silence, soundOf } from './speech.mjs';

const sentence = "Hello, I'm Kevyn.";

const once = new sdk.SpeechRecognizer(configuration(), playing(silence(0.3), await soundOf(sentence), silence(1)));
const result = await new Promise((resolve, reject) => once.recognizeOnceAsync(resolve, reject));
assert.equal(sdk.ResultReason[result.reason], 'RecognizedSpeech');
assert.equal(result.text, sentence);
assert.ok(Math.abs(result.offset - 3_000_000) < 200_000, `offset ${result.offset}`);

const config = configuration();
config.outputFormat = sdk.OutputFormat.Detailed;
config.requestWordLevelTimestamps();
config.setProperty(sdk.PropertyId.Speech_SegmentationSilenceTimeoutMs, '300');
const continuous = new sdk.SpeechRecognizer(config, playing(silence(0.2), await soundOf('First one.'), silence(0.6), await soundOf('Second one.'), silence(0.6)));
const events = [];
const phrases = [];
continuous.recognizing = (_, e) => events.push(`recognizing:${e.result.text}`);
continuous.recognized = (_, e) => { events.push(`recognized:${e.result.text}`); if (e.result.text) phrases.push(e.result); };
continuous.speechStartDetected = () => events.push('start');
const ended = new Promise(resolve => {
  continuous.canceled = (_, e) => events.push(`canceled:${sdk.CancellationReason[e.reason]}`);
  continuous.sessionStopped = resolve;
});
await new Promise((resolve, reject) => continuous.startContinuousRecognitionAsync(resolve, reject));
await ended;
assert.deepEqual(phrases.map(p => p.text), ['First one.', 'Second one.']);
assert.deepEqual(events.slice(0, 4), ['start', 'recognizing:First', 'recognizing:First one.', 'recognized:First one.']);
assert.ok(events.includes('canceled:EndOfStream'), events.join());
const { NBest: [best] } = JSON.parse(phrases[0].properties.getProperty(sdk.PropertyId.SpeechServiceResponse_JsonResult));
assert.deepEqual(best.Words.map(w => w.Word), ['first', 'one']);
assert.ok(phrases[1].offset > phrases[0].offset + phrases[0].duration);

const stranger = new sdk.SpeechRecognizer(configuration('wrong'), playing(silence(1)));
const refused = await new Promise(resolve => stranger.recognizeOnceAsync(resolve, e => resolve({ error: e })));
assert.match(JSON.stringify(refused.errorDetails ?? refused.error ?? ''), /401/);
done({ url: input.url.length > 0 });
