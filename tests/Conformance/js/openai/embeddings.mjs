// Embeddings: the SDK asks for base64 by default and decodes it; both forms must be the same vector.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const input = JSON.parse(process.env.INPUT);
const client = new OpenAI({ baseURL: `${input.url}/openai/v1/`, apiKey: input.key, maxRetries: 0 });
const texts = ['What are the opening hours?', 'opening hours', 'The printer is broken.'];
const answer = await client.embeddings.create({ model: 'emb', input: texts, dimensions: 128 });
const [question, near, far] = answer.data.map(entry => entry.embedding);
assert.equal(question.length, 128);
assert.deepEqual(answer.data.map(entry => entry.index), [0, 1, 2]);
assert.ok(answer.usage.total_tokens > 0);

const numbers = await client.embeddings.create({ model: 'emb', input: texts[0], dimensions: 128, encoding_format: 'float' });
numbers.data[0].embedding.forEach((number, i) => assert.ok(Math.abs(number - question[i]) < 1e-6));

const dot = (a, b) => a.reduce((sum, number, i) => sum + number * b[i], 0);
assert.ok(Math.abs(dot(question, question) - 1) < 1e-5);
assert.ok(dot(question, near) > 0.5 && dot(question, near) > dot(question, far));

await assert.rejects(client.embeddings.create({ model: 'emb', input: [] }), { status: 400 });
await assert.rejects(new OpenAI({ baseURL: `${input.url}/openai/v1/`, apiKey: 'wrong', maxRetries: 0 }).embeddings.create({ model: 'emb', input: 'x' }), { status: 401 });
