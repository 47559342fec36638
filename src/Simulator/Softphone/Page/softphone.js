'use strict';

const byId = (id) => document.getElementById(id);
const speech = window.speechSynthesis;
const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
const spoken = {
  idle: 'Not in a call', waiting: 'Waiting for a call', ringing: 'Ringing…',
  dialling: 'Calling…', connected: 'In a call', ended: 'Call ended',
};
let socket, state = 'idle', waitingAt = null, startedAt = 0, ticking = 0, call = 0, recognition = null;

function open() {
  socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/softphone/socket');
  socket.onmessage = (event) => receive(JSON.parse(event.data));
  socket.onclose = () => {
    enter('idle');
    byId('state').textContent = 'The simulator is not reachable; trying again…';
    waitingAt = null;
    setTimeout(open, 2000);
  };
}

function send(message) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function receive(notice) {
  if (notice.type === 'state') enter(notice.state, notice);
  else if (notice.type === 'heard') hear(notice);
  else byId('problem').textContent = notice.text;
}

function enter(next, notice = {}) {
  state = next;
  byId('problem').textContent = '';
  byId('state').textContent = next === 'waiting' ? `Waiting at ${notice.number}` : spoken[next];
  const inCall = next === 'connected';
  for (const element of document.querySelectorAll('[data-in-call]')) element.disabled = !inCall;
  byId('words').disabled = !inCall;
  byId('setup').hidden = inCall;
  byId('dial').disabled = byId('wait').disabled = ['ringing', 'dialling', 'connected'].includes(next);
  if (next === 'waiting') waitingAt = notice.number;
  if (next === 'idle') waitingAt = null;
  byId('wait').setAttribute('aria-pressed', String(waitingAt !== null));
  byId('wait').textContent = waitingAt === null ? 'Wait for a call' : 'Stop waiting';
  if (inCall) begin();
  else if (next === 'ended') end(notice.text);
}

function begin() {
  call += 1;
  startedAt = Date.now();
  byId('timer').hidden = false;
  clearInterval(ticking);
  ticking = setInterval(showTime, 1000);
  showTime();
  add('note', 'Connected');
  byId('words').focus();
}

function end(reason) {
  clearInterval(ticking);
  stopListening();
  byId('keypad').hidden = true;
  byId('keys').setAttribute('aria-expanded', 'false');
  add('note', reason ? `Call ended: ${reason}` : 'Call ended');
}

function showTime() {
  const seconds = Math.floor((Date.now() - startedAt) / 1000);
  byId('timer').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function hear(notice) {
  const id = `heard-${call}-${notice.utterance}`;
  const bubble = byId(id) || add('theirs', '', id);
  bubble.textContent = notice.text;
  bubble.classList.toggle('partial', !notice.final);
  bubble.scrollIntoView({ block: 'nearest' });
  if (notice.final && byId('aloud').checked) readAloud(notice.text);
}

function add(kind, text, id) {
  const bubble = document.createElement('li');
  bubble.className = kind;
  bubble.textContent = text;
  if (id) bubble.id = id;
  byId('talk').append(bubble);
  bubble.scrollIntoView({ block: 'nearest' });
  return bubble;
}

function say(text) {
  const words = text.trim();
  if (words === '' || state !== 'connected') return;
  if (speech) speech.cancel();
  send({ type: 'say', text: words });
  add('mine', words);
}

function readAloud(text) {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = byId('language').value;
  speech.speak(utterance);
}

function startListening() {
  recognition = new Recognition();
  recognition.lang = byId('language').value;
  recognition.continuous = true;
  recognition.onresult = (event) => {
    for (let i = event.resultIndex; i < event.results.length; i += 1)
      if (event.results[i].isFinal) say(event.results[i][0].transcript);
  };
  recognition.onerror = (event) => { byId('problem').textContent = `The microphone does not work: ${event.error}`; };
  recognition.onend = stopListening;
  recognition.start();
  byId('listen').setAttribute('aria-pressed', 'true');
}

function stopListening() {
  byId('listen').setAttribute('aria-pressed', 'false');
  if (recognition === null) return;
  recognition.onend = null;
  recognition.stop();
  recognition = null;
}

function press(key) {
  send({ type: 'press', key });
  add('mine', key);
}

function buildKeypad() {
  for (const key of '123456789*0#') {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = key;
    button.addEventListener('click', () => press(key));
    byId('keypad').append(button);
  }
  byId('keypad').addEventListener('keydown', (event) => {
    if (/^[0-9*#]$/.test(event.key)) press(event.key);
  });
}

byId('setup').addEventListener('submit', (event) => {
  event.preventDefault();
  localStorage.setItem('number', byId('number').value);
  send({ type: 'dial', number: byId('number').value });
});
byId('wait').addEventListener('click', () => {
  if (waitingAt !== null) return send({ type: 'stop_waiting' });
  if (!byId('number').reportValidity()) return undefined;
  localStorage.setItem('number', byId('number').value);
  return send({ type: 'wait', number: byId('number').value });
});
byId('speak').addEventListener('submit', (event) => {
  event.preventDefault();
  say(byId('words').value);
  byId('words').value = '';
});
byId('hang-up').addEventListener('click', () => send({ type: 'hang_up' }));
byId('keys').addEventListener('click', () => {
  const keypad = byId('keypad');
  keypad.hidden = !keypad.hidden;
  byId('keys').setAttribute('aria-expanded', String(!keypad.hidden));
  if (!keypad.hidden) keypad.firstElementChild.focus();
});
byId('listen').addEventListener('click', () => (recognition === null ? startListening() : stopListening()));

byId('number').value = localStorage.getItem('number') || '+15550100' + String(Math.floor(Math.random() * 10000)).padStart(4, '0');
byId('aloud-label').hidden = !speech;
byId('listen').hidden = !Recognition;
byId('language-label').hidden = !speech && !Recognition;
buildKeypad();
open();
