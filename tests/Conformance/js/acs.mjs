// What the scripts on Azure Communication Services share: the input of the test, and an app that receives callbacks and media.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { parseCallAutomationEvent } from '@azure/communication-call-automation';
import { WebSocketServer } from 'ws';

export const input = JSON.parse(process.env.INPUT);

/** Client options: the simulator speaks plain HTTP on this machine. */
export const loopback = { allowInsecureConnection: true };

/** Checks a token as an app must: signature by the key set of the issuer, audience, times. Returns its claims. */
export async function verifyToken(authorization) {
  assert.match(authorization ?? '', /^Bearer /);
  const [head, body, signature] = authorization.slice('Bearer '.length).split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url'));
  assert.equal(header.alg, 'RS256');
  const discovery = await (await fetch(`${input.issuer}/calling/.well-known/acsopenidconfiguration`)).json();
  assert.equal(discovery.issuer, input.issuer);
  const { keys } = await (await fetch(discovery.jwks_uri)).json();
  const key = createPublicKey({ key: keys.find(k => k.kid === header.kid), format: 'jwk' });
  assert.ok(verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')), 'the token is not genuine');
  const claims = JSON.parse(Buffer.from(body, 'base64url'));
  assert.equal(claims.iss, discovery.issuer);
  assert.equal(claims.aud, input.audience);
  const now = Date.now() / 1000;
  assert.ok(claims.nbf <= now + 5 && claims.exp > now, 'the token is not valid now');
  return claims;
}

/** An app: takes callbacks, each parsed by the SDK's own parser, and media sockets. */
export class App {
  events = [];
  #waiting = [];
  #failures = [];

  static async start() {
    const app = new App();
    app.server = createServer((request, response) => app.#take(request, response));
    app.sockets = new WebSocketServer({ noServer: true });
    app.server.on('upgrade', (request, socket, head) => app.sockets.handleUpgrade(request, socket, head, ws => app.onMedia?.(ws, request)));
    app.server.listen(0, '127.0.0.1');
    await once(app.server, 'listening');
    app.host = `127.0.0.1:${app.server.address().port}`;
    app.callbackUri = `http://${app.host}/callbacks?token=t`;
    app.mediaUri = `ws://${app.host}/media?token=t`;
    return app;
  }

  /** The next event of this kind, or one that has come already and was not taken. */
  async next(kind) {
    const index = this.events.findIndex(e => e.kind === kind && !e.taken);
    if (index >= 0) {
      this.events[index].taken = true;
      return this.events[index];
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${kind}; came: ${this.events.map(e => e.kind).join(', ')}`)), 60_000);
      this.#waiting.push({ kind, resolve: event => { clearTimeout(timer); event.taken = true; resolve(event); } });
    });
  }

  /** Fails instead of waiting for ever. */
  within(seconds, promise) {
    return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, seconds * 1000, new Error(`not within ${seconds} s; came: ${this.events.map(e => e.kind).join(', ')}`)))]);
  }

  /** Ends the script: prints the answer for the test as the last line. */
  stop(answer = {}) {
    assert.deepEqual(this.#failures, []);
    console.log(JSON.stringify({ ...answer, events: this.events.map(e => e.kind) }));
    process.exit(0);
  }

  async #take(request, response) {
    if (!request.url.startsWith('/callbacks')) {
      response.writeHead(404).end();
      return;
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    try {
      await verifyToken(request.headers.authorization);
      const body = JSON.parse(Buffer.concat(chunks).toString());
      assert.equal(body.length, 1);
      const event = { ...parseCallAutomationEvent(body), envelope: body[0] };
      assert.equal(event.envelope.specversion, '1.0');
      this.events.push(event);
      const index = this.#waiting.findIndex(w => w.kind === event.kind);
      if (index >= 0) this.#waiting.splice(index, 1)[0].resolve(event);
      response.writeHead(200).end();
    } catch (error) {
      this.#failures.push(error.message);
      response.writeHead(500).end();
    }
  }
}

/** What a call needs to speak and recognise. */
export const speech = { callIntelligenceOptions: { cognitiveServicesEndpoint: 'https://speech.example/' } };

/** A text to play. */
export const text = words => ({ kind: 'textSource', text: words, voiceName: 'en-US-AvaMultilingualNeural' });
