// Inbound calls: answer one by its context, reject another; a context is good for one answer.
import assert from 'node:assert/strict';
import { CallAutomationClient } from '@azure/communication-call-automation';
import { App, input, loopback } from '../acs.mjs';

const app = await App.start();
const client = new CallAutomationClient(input.connectionString, loopback);

const { callConnectionProperties } = await client.answerCall(input.answer, app.callbackUri, { operationContext: 'ctx-answer' });
assert.equal(callConnectionProperties.answeredFor.phoneNumber, input.center);
const connected = await app.next('CallConnected');
assert.equal(connected.operationContext, 'ctx-answer');
assert.equal(connected.correlationId, input.correlationId);
await assert.rejects(client.answerCall(input.answer, app.callbackUri), { code: '8522' });
const disconnected = await app.next('CallDisconnected');
assert.equal(disconnected.resultInformation.subCode, 540000);

await client.rejectCall(input.reject, { callRejectReason: 'busy' });
app.stop();
