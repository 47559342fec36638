// Recordings: state only.
import assert from 'node:assert/strict';
import { CallAutomationClient } from '@azure/communication-call-automation';
import { App, input, loopback } from '../acs.mjs';

const app = await App.start();
const client = new CallAutomationClient(input.connectionString, loopback);
const { callConnection } = await client.createCall(
  { targetParticipant: { phoneNumber: input.friendly }, sourceCallIdNumber: { phoneNumber: '+14255550199' } }, app.callbackUri);
const { serverCallId } = await app.next('CallConnected');
const recordings = client.getCallRecording();

const { recordingId, recordingState } = await recordings.start({
  callLocator: { id: serverCallId, kind: 'serverCallLocator' }, recordingStateCallbackEndpointUrl: app.callbackUri,
  recordingContent: 'audio', recordingChannel: 'unmixed', recordingFormat: 'wav' });
assert.equal(recordingState, 'active');
const active = await app.next('RecordingStateChanged');
assert.equal(active.recordingId, recordingId);
assert.equal(active.state, 'active');
await recordings.pause(recordingId);
assert.equal((await app.next('RecordingStateChanged')).state, 'inactive');
assert.equal((await recordings.getState(recordingId)).recordingState, 'inactive');
await recordings.resume(recordingId);
assert.equal((await app.next('RecordingStateChanged')).state, 'active');
await recordings.stop(recordingId);
assert.equal((await app.next('RecordingStateChanged')).state, 'inactive');
await assert.rejects(recordings.getState(recordingId), { statusCode: 404 });
await callConnection.hangUp(true);
await app.next('CallDisconnected');
app.stop();
