// Outbound calls: create, get, participants, hang up; a second script line per way of not being answered.
import assert from 'node:assert/strict';
import { CallAutomationClient } from '@azure/communication-call-automation';
import { App, input, loopback } from '../acs.mjs';

const app = await App.start();
const client = new CallAutomationClient(input.connectionString, loopback);
const caller = { phoneNumber: '+14255550199' };

const invite = { targetParticipant: { phoneNumber: input.friendly }, sourceCallIdNumber: caller, sourceDisplayName: 'Clinic' };
const { callConnection, callConnectionProperties } = await client.createCall(invite, app.callbackUri, { operationContext: 'ctx-create' });
assert.equal(callConnectionProperties.callConnectionState, 'connecting');
assert.equal(callConnectionProperties.targetParticipants[0].phoneNumber, input.friendly);
await assert.rejects(callConnection.listParticipants(), { code: '8501', statusCode: 400 });

const connected = await app.next('CallConnected');
assert.equal(connected.callConnectionId, callConnectionProperties.callConnectionId);
assert.equal(connected.operationContext, 'ctx-create');
assert.equal(connected.correlationId, callConnectionProperties.correlationId);
const updated = await app.next('ParticipantsUpdated');
assert.ok(updated.participants.some(p => p.identifier.phoneNumber === input.friendly));
assert.equal((await callConnection.getCallConnectionProperties()).callConnectionState, 'connected');
assert.equal((await callConnection.listParticipants()).values.length, 2);
assert.equal((await callConnection.getParticipant({ phoneNumber: input.friendly })).isMuted, false);

await callConnection.hangUp(false);
const disconnected = await app.next('CallDisconnected');
assert.equal(disconnected.resultInformation.code, 200);
assert.equal(disconnected.resultInformation.subCode, 7000);
await assert.rejects(callConnection.getCallConnectionProperties(), { code: '8522', statusCode: 404 });

for (const [number, code, subCode] of [[input.busy, 486, 560486], [input.declining, 603, 560603], [input.away, 487, 10004]]) {
  await client.createCall({ targetParticipant: { phoneNumber: number }, sourceCallIdNumber: caller }, app.callbackUri);
  const failed = await app.next('CreateCallFailed');
  assert.equal(failed.resultInformation.code, code);
  assert.equal(failed.resultInformation.subCode, subCode);
}

const second = await client.createCall({ targetParticipant: { phoneNumber: input.friendly2 }, sourceCallIdNumber: caller }, app.callbackUri);
await app.next('CallConnected');
await second.callConnection.hangUp(true);
await app.next('CallDisconnected');
app.stop();
