// Play and recognize.
import assert from 'node:assert/strict';
import { CallAutomationClient } from '@azure/communication-call-automation';
import { App, input, loopback, speech, text } from '../acs.mjs';

const app = await App.start();
const client = new CallAutomationClient(input.connectionString, loopback);
const callee = { phoneNumber: input.friendly };
const { callConnection } = await client.createCall(
  { targetParticipant: callee, sourceCallIdNumber: { phoneNumber: '+14255550199' } }, app.callbackUri, speech);
await app.next('CallConnected');
const media = callConnection.getCallMedia();

await media.playToAll([text('Welcome to the clinic')], { operationContext: 'ctx-play' });
for (const kind of ['PlayStarted', 'PlayCompleted'])
  assert.equal((await app.next(kind)).operationContext, 'ctx-play');

const ssml = { kind: 'ssmlSource', ssmlText: "<speak version='1.0' xml:lang='en-US'><voice name='x'>A &amp; B</voice></speak>" };
await media.play([ssml], [callee]);
await app.next('PlayStarted');
await app.next('PlayCompleted');
await media.play([text('Please hold the line')], [callee], { operationContext: 'ctx-loop', loop: true });
await app.next('PlayStarted');
await media.cancelAllOperations();
assert.equal((await app.next('PlayCanceled')).resultInformation.subCode, 8508);

await media.playToAll([{ kind: 'fileSource', url: `http://${app.host}/none.wav` }], { operationContext: 'ctx-file' });
assert.equal((await app.next('PlayFailed')).resultInformation.subCode, 8536);

await media.startRecognizing(callee, {
  kind: 'callMediaRecognizeDtmfOptions', maxTonesToCollect: 4, stopDtmfTones: ['pound'], interToneTimeoutInSeconds: 3,
  initialSilenceTimeoutInSeconds: 60, playPrompt: text('Your number'), operationContext: 'ctx-dtmf' });
const tones = await app.next('RecognizeCompleted');
assert.equal(tones.recognitionType, 'dtmf');
assert.deepEqual(tones.dtmfResult.tones, ['five', 'six', 'pound']);
assert.equal(tones.resultInformation.subCode, 8514);

await media.startRecognizing(callee, {
  kind: 'callMediaRecognizeChoiceOptions', initialSilenceTimeoutInSeconds: 20, operationContext: 'ctx-choices', playPrompt: text('Shall we'),
  choices: [{ label: 'Confirm', phrases: ['yes', 'confirm'], tone: 'one' }, { label: 'Cancel', phrases: ['no'], tone: 'two' }] });
const choice = await app.next('RecognizeCompleted');
assert.equal(choice.recognitionType, 'choices');
assert.equal(choice.choiceResult.label, 'Confirm');
assert.equal(choice.choiceResult.recognizedPhrase, 'yes');

await media.startRecognizing(callee, { kind: 'callMediaRecognizeSpeechOptions', endSilenceTimeoutInSeconds: 1, initialSilenceTimeoutInSeconds: 20, playPrompt: text('When') });
const said = await app.next('RecognizeCompleted');
assert.equal(said.speechResult.speech, 'tomorrow at nine');

await media.startRecognizing(callee, { kind: 'callMediaRecognizeSpeechOrDtmfOptions', initialSilenceTimeoutInSeconds: 2, maxTonesToCollect: 1 });
assert.equal((await app.next('RecognizeFailed')).resultInformation.subCode, 8510);

await media.startRecognizing(callee, { kind: 'callMediaRecognizeSpeechOptions', initialSilenceTimeoutInSeconds: 20, operationContext: 'ctx-last' });
await callConnection.hangUp(true);
assert.equal((await app.next('RecognizeCanceled')).operationContext, 'ctx-last');
await app.next('CallDisconnected');
app.stop();
