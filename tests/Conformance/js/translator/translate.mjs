// Translation: several texts and languages, detection, a wrong key.
import assert from 'node:assert/strict';
import createClient, { isUnexpected } from '@azure-rest/ai-translation-text';

const input = JSON.parse(process.env.INPUT);
const options = { allowInsecureConnection: true };
const client = createClient(input.url, { key: input.key, region: 'westeurope' }, options);
const post = (client, body, queryParameters) => client.path('/translate').post({ body, queryParameters });

const answer = await post(client, [{ text: 'Hello {bot_name}' }, { text: 'Bye' }], { to: 'de,fr', from: 'en' });
assert.equal(isUnexpected(answer), false);
assert.equal(answer.body.length, 2);
assert.deepEqual(answer.body[0].translations.map(t => t.to), ['de', 'fr']);
assert.ok(answer.body[0].translations[0].text.includes('{bot_name}'));
assert.equal(answer.body[0].detectedLanguage, undefined);

const detected = await post(client, [{ text: 'Hello' }], { to: 'de' });
assert.ok(detected.body[0].detectedLanguage.language);

const refused = await post(createClient(input.url, { key: 'wrong', region: 'westeurope' }, options), [{ text: 'Hello' }], { to: 'de' });
assert.equal(refused.status, '401');
assert.equal(refused.body.error.code, 401000);
console.log(JSON.stringify({ text: answer.body[1].translations[0].text }));
