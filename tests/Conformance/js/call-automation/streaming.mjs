// Media streaming: start on request, frames both ways, stop; a socket that nobody serves.
import assert from 'node:assert/strict';
import { CallAutomationClient, StreamingData, createOutboundAudioData } from '@azure/communication-call-automation';
import { App, input, loopback, verifyToken } from '../acs.mjs';

const app = await App.start();
const client = new CallAutomationClient(input.connectionString, loopback);
const invite = { targetParticipant: { phoneNumber: input.friendly }, sourceCallIdNumber: { phoneNumber: '+14255550199' } };
const options = {
  transportType: 'websocket', audioChannelType: 'unmixed', contentType: 'audio', transportUrl: app.mediaUri,
  startMediaStreaming: false, enableBidirectional: true, audioFormat: 'pcm24KMono', enableDtmfTones: true };

const frames = [];
const kinds = [];
// The callee answers what is heard, so that by then it was heard.
const isLoud = frame => Buffer.from(frame.data, 'base64').some(byte => byte !== 0);
const answered = new Promise((resolve, reject) => {
  app.onMedia = async (socket, request) => {
    socket.on('message', message => {
      const data = StreamingData.parse(message.toString());
      kinds.push(StreamingData.getStreamingKind());
      if (kinds.length === 1) {
        assert.equal(data.sampleRate, 24000);
        assert.equal(JSON.parse(message).audioMetadata.length, 960);
        socket.send(createOutboundAudioData(Buffer.from(input.sound, 'base64').toString('base64')));
        return;
      }
      if (data.data?.length > 1) frames.push(data);
      if (frames.length >= 20 && frames.some(isLoud)) resolve();
    });
    try {
      await verifyToken(request.headers.authorization);
      assert.equal(request.headers['x-ms-call-connection-id'], callConnectionProperties.callConnectionId);
      assert.equal(request.headers['x-ms-call-correlation-id'], callConnectionProperties.correlationId);
    } catch (error) {
      reject(error);
    }
  };
});

const { callConnection, callConnectionProperties } = await client.createCall(invite, app.callbackUri, { mediaStreamingOptions: options });
await app.next('CallConnected');
const media = callConnection.getCallMedia();
await media.startMediaStreaming({ operationContext: 'ctx-start' });
const started = await app.next('MediaStreamingStarted');
assert.equal(started.operationContext, 'ctx-start');
assert.equal(started.mediaStreamingUpdate.mediaStreamingStatus, 'mediaStreamingStarted');
await app.within(60, answered);
assert.equal(kinds[0], 'AudioMetadata');
assert.ok(frames.every(f => Buffer.from(f.data, 'base64').length === 960));
assert.equal(frames[0].participant.phoneNumber, input.friendly);
const steps = frames.slice(1).map((f, i) => new Date(f.timestamp) - new Date(frames[i].timestamp));
assert.ok(steps.every(s => s === 20), `20 ms of call time between frames, not ${steps}`);
await media.stopMediaStreaming({ operationContext: 'ctx-stop' });
assert.equal((await app.next('MediaStreamingStopped')).operationContext, 'ctx-stop');
await callConnection.hangUp(true);
await app.next('CallDisconnected');

await client.createCall({ ...invite, targetParticipant: { phoneNumber: input.friendly2 } }, app.callbackUri,
  { mediaStreamingOptions: { ...options, transportUrl: 'ws://127.0.0.1:9/none', startMediaStreaming: true } });
const failed = await app.next('MediaStreamingFailed');
assert.equal(failed.resultInformation.subCode, 8581);
assert.equal(failed.mediaStreamingUpdate.mediaStreamingStatusDetails, 'initialWebSocketConnectionFailed');
app.stop();
