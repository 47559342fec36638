// Transfers: a busy agent leaves the call as it is, one who picks up takes it over.
import assert from 'node:assert/strict';
import { CallAutomationClient } from '@azure/communication-call-automation';
import { App, input, loopback } from '../acs.mjs';

const app = await App.start();
const client = new CallAutomationClient(input.connectionString, loopback);
const { callConnection } = await client.createCall(
  { targetParticipant: { phoneNumber: input.friendly }, sourceCallIdNumber: { phoneNumber: '+14255550199' } }, app.callbackUri);
await app.next('CallConnected');

await callConnection.transferCallToParticipant({ phoneNumber: input.busy }, { operationContext: 'ctx-busy' });
const failed = await app.next('CallTransferFailed');
assert.equal(failed.operationContext, 'ctx-busy');
assert.equal(failed.resultInformation.subCode, 560486);
assert.equal((await callConnection.getCallConnectionProperties()).callConnectionState, 'connected');

const { operationContext } = await callConnection.transferCallToParticipant({ phoneNumber: input.agent }, { operationContext: 'ctx-agent' });
assert.equal(operationContext, 'ctx-agent');
const accepted = await app.next('CallTransferAccepted');
assert.equal(accepted.transferTarget.phoneNumber.value, input.agent);
assert.equal(accepted.transferee.phoneNumber.value, input.friendly);
assert.equal((await app.next('CallDisconnected')).resultInformation.subCode, 7000);
await assert.rejects(callConnection.getCallConnectionProperties(), { code: '8522' });
app.stop();
