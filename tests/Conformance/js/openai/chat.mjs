// Chat completions: a stream with tool calls and usage, a structured answer, and the errors the SDK tells apart.
import assert from 'node:assert/strict';
import OpenAI, { AzureOpenAI } from 'openai';

const input = JSON.parse(process.env.INPUT);
const client = new OpenAI({ baseURL: `${input.url}/openai/v1/`, apiKey: input.key, maxRetries: 0 });
const tools = [{
  type: 'function',
  function: {
    name: 'updated_claim',
    parameters: {
      type: 'object',
      properties: {
        updates: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              field: { type: 'string', enum: ['hardware_info', 'first_seen'], description: '- hardware_info (text)\n- first_seen (datetime)' },
              value: { type: 'string' },
            },
          },
        },
      },
    },
  },
}];
const messages = [
  { role: 'system', content: '<call>{"language":"en-US","now":"2026-11-22T09:30:00+01:00","time_zone":"Europe/Paris"}</call><claim>{"hardware_info":null,"first_seen":null}</claim>' },
  { role: 'assistant', content: 'Could you tell me what hardware it is about, with make and model?' },
  { role: 'user', content: "It's a Dell Latitude 5440 and it broke yesterday at 9 am." },
];

// The SDK's own stream helper accumulates deltas and checks them on its way.
const stream = client.chat.completions.stream({ model: 'fast', messages, tools, stream_options: { include_usage: true } });
const said = [];
stream.on('content', delta => said.push(delta));
const completion = await stream.finalChatCompletion();
assert.ok(said.length > 1, 'the text came in one piece');
const [choice] = completion.choices;
assert.equal(choice.finish_reason, 'tool_calls');
assert.ok(completion.usage.total_tokens > 0);
const [call] = choice.message.tool_calls;
assert.deepEqual(JSON.parse(call.function.arguments).updates, [
  { field: 'hardware_info', value: 'Dell Latitude 5440' },
  { field: 'first_seen', value: '2026-11-21T09:00:00+01:00' },
]);

const second = await client.chat.completions.create({ model: 'fast', tools, messages: [...messages, choice.message, { role: 'tool', tool_call_id: call.id, content: 'Written down.' }] });
assert.match(second.choices[0].message.content, /anything else/);

const structured = await client.chat.completions.create({
  model: 'slow',
  messages: [{ role: 'user', content: 'x' }],
  response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema: { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'], additionalProperties: false } } },
});
assert.deepEqual(JSON.parse(structured.choices[0].message.content), { a: 0 });

const azure = new AzureOpenAI({ endpoint: input.url, apiKey: input.key, apiVersion: '2024-10-21', deployment: 'my-deployment', maxRetries: 0 });
assert.equal((await azure.chat.completions.create({ model: 'my-deployment', messages: [{ role: 'user', content: 'hi' }] })).choices[0].message.content, 'hi');

const filtered = await client.chat.completions.create({ model: 'fast', messages: [{ role: 'user', content: 'I will kill you' }] }).catch(e => e);
assert.ok(filtered instanceof OpenAI.BadRequestError);
assert.equal(filtered.code, 'content_filter');
const stranger = new OpenAI({ baseURL: `${input.url}/openai/v1/`, apiKey: 'wrong', maxRetries: 0 });
await assert.rejects(stranger.chat.completions.create({ model: 'fast', messages }), OpenAI.AuthenticationError);
console.log(JSON.stringify({ said: said.join('') }));
