// Judges sounds with WebRTC's speech detector: for each, a 32-bit count and the 16-bit samples come in, a byte a frame of 20 ms goes out.
import fvad from '@echogarden/fvad-wasm';
import fs from 'node:fs';

const [rate, mode] = process.argv.slice(2).map(Number);
const frame = rate / 50;
const vad = await fvad();
const room = vad._malloc(frame * 2);

function take(length) {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const read = fs.readSync(0, bytes, at, length - at, null);
    if (read === 0) return null;
    at += read;
  }
  return bytes;
}

for (let head = take(4); head !== null; head = take(4)) {
  const bytes = take(head.readInt32LE() * 2);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const handle = vad._fvad_new();
  vad._fvad_set_mode(handle, mode);
  vad._fvad_set_sample_rate(handle, rate);
  const answers = Buffer.alloc(Math.floor(samples.length / frame));
  for (let n = 0; n < answers.length; n++) {
    vad.HEAP16.set(samples.subarray(n * frame, (n + 1) * frame), room >> 1);
    answers[n] = vad._fvad_process(handle, room, frame) === 1 ? 1 : 0;
  }
  vad._fvad_free(handle);
  fs.writeSync(1, answers);
}
