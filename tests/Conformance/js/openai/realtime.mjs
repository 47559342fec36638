// Realtime: a spoken turn with its transcript, a tool and its result, an interruption with truncation, cancelling, errors that end nothing, a
// wrong key, and the classic address with its older names.
import assert from 'node:assert/strict';
import net from 'node:net';
import OpenAI, { AzureOpenAI } from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { WebSocket } from 'ws';

const input = JSON.parse(process.env.INPUT);
const { hostname, port } = new URL(input.url);
// The SDK insists on wss; the bytes go to a server without a certificate all the same.
const options = { createConnection: () => net.connect(Number(port), hostname) };
const client = new OpenAI({ baseURL: `${input.url}/v1`, apiKey: input.key, maxRetries: 0 });
const audio = new OpenAI({ baseURL: `${input.url}/v1`, apiKey: input.audioKey, maxRetries: 0 });
const speech = async text => Buffer.from(await (await audio.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: text, response_format: 'pcm' })).arrayBuffer());
const silence = ms => Buffer.alloc(ms * 48);
const claim = 'incident_description';
const session = {
  type: 'realtime',
  instructions: `<call>{"language":"en-US","now":"2026-11-22T09:30:00+01:00","time_zone":"Europe/Paris"}</call><claim>{"${claim}":null,"policy_number":null}</claim>`,
  output_modalities: ['audio'],
  audio: {
    input: {
      format: { type: 'audio/pcm', rate: 24000 },
      turn_detection: { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 400, create_response: true, interrupt_response: true },
      transcription: { model: 'whisper-1', language: 'en' },
    },
    output: { format: { type: 'audio/pcm', rate: 24000 }, voice: 'alloy', speed: 1 },
  },
  tools: [{
    type: 'function', name: 'updated_claim', description: 'Write facts down',
    parameters: { type: 'object', properties: { updates: { type: 'array', items: { type: 'object', properties: { field: { type: 'string', enum: [claim, 'policy_number'], description: `- ${claim} (text)\n- policy_number (text)` }, value: { type: 'string' } } } } } },
  }],
};

class Session {
  constructor(rt) {
    Object.assign(this, { rt, events: [], waiting: [] });
    rt.on('event', event => { this.events.push(event); this.settle(); });
    rt.on('error', error => { this.failure = error; });
  }
  settle() { this.waiting = this.waiting.filter(wait => !wait()); }
  // The next event of a type, from a place in what came so far.
  next(type, from = this.events.length) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${type}; there came ${this.events.slice(from).map(e => e.type).join(', ')}; ${this.failure}`)), 60000);
      this.waiting.push(() => {
        const found = this.events.slice(from).find(event => event.type === type);
        if (found) { clearTimeout(timer); resolve(found); }
        return found;
      });
      this.settle();
    });
  }
  send(...events) { for (const event of events) this.rt.send(event); }
  say(pcm) { for (let at = 0; at < pcm.length; at += 960) this.send({ type: 'input_audio_buffer.append', audio: pcm.subarray(at, at + 960).toString('base64') }); }
  async answered(type, ...events) {
    const from = this.events.length;
    this.send(...events);
    return await this.next(type, from);
  }
  async refused(code, event) {
    const { error } = await this.answered('error', { ...event, event_id: `mine-${code}` });
    assert.deepEqual([error.code, error.event_id], [code, `mine-${code}`]);
  }
  soundOf(responseId) { return Buffer.concat(this.events.filter(e => e.type === 'response.output_audio.delta' && e.response_id === responseId).map(e => Buffer.from(e.delta, 'base64'))); }
}

const open = async rt => {
  const talk = new Session(rt);
  await talk.next('session.created', 0);
  return talk;
};

const talk = await open(new OpenAIRealtimeWS({ model: 'gpt-realtime', options }, client));
await talk.answered('session.updated', { type: 'session.update', session });

// A turn: where it begins and ends, the words, an answer with a tool.
let from = talk.events.length;
talk.say(Buffer.concat([silence(500), await speech('My shower leaks.'), silence(1000)]));
const started = await talk.next('input_audio_buffer.speech_started', from);
const stopped = await talk.next('input_audio_buffer.speech_stopped', from);
const length = 'My shower leaks.'.length * 64 + 232;
assert.ok(started.audio_start_ms >= 150 && started.audio_start_ms <= 400, `began at ${started.audio_start_ms}`);
assert.ok(Math.abs(stopped.audio_end_ms - (500 + length + 400)) < 150, `ended at ${stopped.audio_end_ms}`);
assert.equal(stopped.item_id, started.item_id);
assert.equal((await talk.next('input_audio_buffer.committed', from)).item_id, started.item_id);
const written = await talk.next('conversation.item.input_audio_transcription.completed', from);
const done = await talk.next('response.done', from);
assert.equal(written.item_id, started.item_id);
assert.equal(done.response.status, 'completed');
assert.ok(done.response.usage.output_tokens > 0);
const called = done.response.output.find(item => item.type === 'function_call');
assert.deepEqual(JSON.parse(called.arguments).updates, [{ field: claim, value: 'My shower leaks' }]);

// The tool's result, and an answer whose sound holds what its transcript says.
from = talk.events.length;
talk.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: called.call_id, output: 'Written down.' } }, { type: 'response.create' });
const spoken = await talk.next('response.output_audio_transcript.done', from);
await talk.next('response.done', from);
assert.match(spoken.transcript, /policy/);
assert.equal(talk.events.slice(from).filter(e => e.type === 'response.output_audio_transcript.delta').map(e => e.delta).join(''), spoken.transcript);
assert.equal(talk.soundOf(spoken.response_id).length, (Buffer.byteLength(spoken.transcript) * 64 + 232) * 48);

// Only a part of it was heard.
const cut = await talk.answered('conversation.item.truncated', { type: 'conversation.item.truncate', item_id: spoken.item_id, content_index: 0, audio_end_ms: 500 });
assert.equal(cut.audio_end_ms, 500);

// An item stands where it is put, and goes when it is taken back.
const message = (id, text) => ({ id, type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
await talk.answered('conversation.item.added', { type: 'conversation.item.create', item: message('item_first', 'One.') });
await talk.answered('conversation.item.added', { type: 'conversation.item.create', item: message('item_third', 'Three.') });
const between = await talk.answered('conversation.item.added', { type: 'conversation.item.create', previous_item_id: 'item_first', item: message('item_second', 'Two.') });
assert.equal(between.previous_item_id, 'item_first');
await talk.refused('item_not_found', { type: 'conversation.item.create', previous_item_id: 'item_none', item: message('item_fourth', 'Four.') });
for (const id of ['item_first', 'item_second', 'item_third'])
  assert.equal((await talk.answered('conversation.item.deleted', { type: 'conversation.item.delete', item_id: id })).item_id, id);

// Speech stops an answer; so does the client. It asks for something with a long name, so that it is still speaking by then.
const lasting = 'policy_'.repeat(200);
await talk.answered('session.updated', { type: 'session.update', session: { ...session, instructions: session.instructions.replace(/<claim>.*/, `<claim>{"${lasting}":null}</claim>`) } });
const interruption = (await speech('Wait, one moment.')).subarray(0, 24000);
from = talk.events.length;
talk.send({ type: 'response.create' });
await talk.next('response.output_audio.delta', from);
await talk.refused('conversation_already_has_active_response', { type: 'response.create' });
talk.send({ type: 'response.cancel' });
assert.equal((await talk.next('response.done', from)).response.status, 'cancelled');
from = talk.events.length;
talk.send({ type: 'response.create' });
await talk.next('response.output_audio.delta', from);
talk.say(interruption);
await talk.next('input_audio_buffer.speech_started', from);
assert.equal((await talk.next('response.done', from)).response.status_details.reason, 'turn_detected');

// Errors end nothing.
await talk.refused('invalid_value', { type: 'no.such.event' });
await talk.refused('item_not_found', { type: 'conversation.item.truncate', item_id: 'item_none', content_index: 0, audio_end_ms: 1 });
await talk.refused('invalid_value', { type: 'session.update', session: { type: 'realtime', audio: { output: { voice: 'nobody' } } } });
await talk.refused('missing_required_parameter', { type: 'session.update', session: {} });
await talk.refused('invalid_tool_call_id', { type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'none', output: '' } });
await talk.answered('session.updated', { type: 'session.update', session });
talk.rt.close();

// Azure's address with the key in a header of its own.
const azureClient = new AzureOpenAI({ endpoint: input.url, apiKey: input.key, apiVersion: '2024-10-21', deployment: 'my-realtime' });
const azure = await open(await OpenAIRealtimeWS.azure(azureClient, { deploymentName: 'my-realtime', options }));
await azure.answered('session.updated', { type: 'session.update', session });
azure.rt.close();

const stranger = new OpenAIRealtimeWS({ model: 'gpt-realtime', options }, new OpenAI({ baseURL: `${input.url}/v1`, apiKey: 'wrong' }));
assert.match(String(await new Promise(resolve => stranger.on('error', resolve))), /401/);

// The classic address, which the SDK has left behind, in the flat shape and with the names of the beta.
const socket = new WebSocket(`${input.url.replace('http', 'ws')}/openai/realtime?api-version=2025-04-01-preview&deployment=my-realtime`, { headers: { 'api-key': input.key } });
const classic = await open({
  on: (name, handler) => name === 'event' && socket.on('message', data => handler(JSON.parse(data))),
  send: event => socket.send(JSON.stringify(event)),
});
await classic.answered('session.updated', { type: 'session.update', session: { instructions: session.instructions, voice: 'alloy', modalities: ['audio', 'text'], input_audio_format: 'pcm16', output_audio_format: 'pcm16', tools: session.tools } });
await classic.answered('response.audio.done', { type: 'response.create' });
assert.ok(classic.events.some(event => event.type === 'response.audio_transcript.delta'));
socket.close();
console.log(JSON.stringify({ heard: written.transcript, addresses: 3 }));
