// Text messages: partial success, and a refused sender.
import assert from 'node:assert/strict';
import { SmsClient } from '@azure/communication-sms';
import { input, loopback } from '../acs.mjs';

const client = new SmsClient(input.connectionString, loopback);
const results = await client.send(
  { from: '+14255550199', to: [input.to, 'bad'], message: 'Your appointment is confirmed.' },
  { enableDeliveryReport: true, tag: 'appt-1' });
assert.equal(results.length, 2);
assert.equal(results[0].successful, true);
assert.match(results[0].messageId, /^Outgoing_/);
assert.equal(results[1].httpStatusCode, 400);
assert.equal(results[1].errorMessage, 'Invalid To phone number format.');
await assert.rejects(client.send({ from: 'x', to: [input.to], message: 'Hi' }), { statusCode: 400 });

const stranger = new SmsClient(input.connectionString.replace(/accesskey=.*/, `accesskey=${Buffer.from('not the key').toString('base64')}`), loopback);
await assert.rejects(stranger.send({ from: '+14255550199', to: [input.to], message: 'Hi' }), { statusCode: 401 });
console.log(JSON.stringify({ messageId: results[0].messageId }));
