// Feature flags: set, read, list with pages, versions, conditions, deletion, a wrong secret.
import assert from 'node:assert/strict';
import { AppConfigurationClient } from '@azure/app-configuration';

const input = JSON.parse(process.env.INPUT);
const client = new AppConfigurationClient(input.connectionString, { allowInsecureConnection: true });

const set = await client.setConfigurationSetting({ key: 'vad_threshold', value: '0.7' });
assert.ok(set.etag);
await client.setConfigurationSetting({ key: 'vad_threshold', label: 'prod', value: '0.9' });

const got = await client.getConfigurationSetting({ key: 'vad_threshold' });
assert.equal(got.value, '0.7');
assert.equal((await client.getConfigurationSetting({ key: 'vad_threshold', label: 'prod' })).value, '0.9');
assert.equal((await client.getConfigurationSetting({ key: 'vad_threshold', etag: got.etag }, { onlyIfChanged: true })).statusCode, 304);

await assert.rejects(client.addConfigurationSetting({ key: 'vad_threshold', value: '0.8' }), { statusCode: 412 });
await assert.rejects(client.setConfigurationSetting({ key: 'vad_threshold', value: '0.8', etag: 'another' }, { onlyIfUnchanged: true }), { statusCode: 412 });
await assert.rejects(client.getConfigurationSetting({ key: 'absent' }), { statusCode: 404 });

for (let i = 0; i < 120; i++) await client.setConfigurationSetting({ key: `many:${i}`, value: `${i}` });
let listed = 0;
for await (const setting of client.listConfigurationSettings({ keyFilter: 'many:*' })) {
  assert.ok(setting.key.startsWith('many:'));
  listed++;
}
assert.equal(listed, 120);
const labels = [];
for await (const setting of client.listConfigurationSettings({ keyFilter: 'vad_threshold', labelFilter: 'prod,\0' })) labels.push(setting.label ?? null);
assert.deepEqual(labels.sort(), ['prod', null].sort());

await client.deleteConfigurationSetting({ key: 'vad_threshold', label: 'prod' });
await assert.rejects(client.getConfigurationSetting({ key: 'vad_threshold', label: 'prod' }), { statusCode: 404 });

const stranger = new AppConfigurationClient(
  input.connectionString.replace(/Secret=.*/, `Secret=${Buffer.from('not the secret').toString('base64')}`), { allowInsecureConnection: true });
await assert.rejects(stranger.getConfigurationSetting({ key: 'vad_threshold' }), { statusCode: 401 });
console.log(JSON.stringify({ listed }));
