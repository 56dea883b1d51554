// RTCPeerConnection: creation, states, descriptions, candidates, tracks.

import { Array, Object, Reflect, String, tracksOf, WeakMap, WeakSet } from './builtins.js';

export function watchConnections(
  channel,
  hooks,
  { watchDataChannel, onRemoteTrack, onConnection, onConnecting, onConnected, onClosed },
) {
  const { emit, listen, nowMs, nameOf: nthOf } = channel;
  const names = new WeakMap();
  const owners = new WeakMap(); // a sender, receiver or transceiver to its connection
  const connectionOf = (part) => names.get(owners.get(part));
  if (typeof RTCPeerConnection === 'undefined') return { connectionOf };
  const { prototype } = RTCPeerConnection;
  const { getTransceivers } = prototype;
  const { apply } = Reflect;
  const transports = new WeakSet();
  let connections = 0;

  const nameOf = (pc) => names.get(pc) ?? 'unknown';
  const textOf = (candidate) => candidate?.candidate ?? null;
  const named = (error) => ({ name: String(error?.name), message: String(error?.message) });

  function watchState(pc, event, property, machine) {
    listen(pc, event, () => {
      const value = pc[property];
      emit('state', { pc: nameOf(pc), machine, value });
      watchTransports(pc);
      if (machine !== 'CONNECTION') return;
      if (value === 'connecting') onConnecting();
      if (value === 'connected') onConnected();
    });
  }

  // Setting a description creates a DTLS transport, without an event.
  function watchTransports(pc) {
    const ofMedia = Array.from(apply(getTransceivers, pc, [])).map(({ sender }) => sender.transport);
    for (const transport of [...ofMedia, pc.sctp?.transport]) {
      if (!transport || transports.has(transport)) continue;
      transports.add(transport);
      const emitState = () => emit('state', { pc: nameOf(pc), machine: 'DTLS', value: transport.state });
      listen(transport, 'statechange', emitState);
      if (transport.state !== 'new') emitState();
    }
  }

  function watchTrack(track) {
    for (const value of ['mute', 'unmute', 'ended']) {
      listen(track, value, () => emit('track-state', { track: track.id, kind: track.kind, value }));
    }
  }

  /**
   * Remembers the connection of each sender and transceiver; a remote description creates some without a call of the
   * page.
   */
  function own(pc) {
    for (const transceiver of apply(getTransceivers, pc, [])) {
      owners.set(transceiver, pc);
      owners.set(transceiver.sender, pc);
      owners.set(transceiver.receiver, pc);
    }
  }

  hooks.constructor(
    ['RTCPeerConnection', 'webkitRTCPeerConnection'],
    (pc, [configuration]) => {
      names.set(pc, nthOf('pc', ++connections));
      emit('peer-connection', {
        pc: nameOf(pc),
        iceServers: Array.from(configuration?.iceServers ?? []).flatMap(({ urls }) => urls ?? []),
      });
      watchState(pc, 'signalingstatechange', 'signalingState', 'SIGNALING');
      watchState(pc, 'icegatheringstatechange', 'iceGatheringState', 'ICE_GATHERING');
      watchState(pc, 'iceconnectionstatechange', 'iceConnectionState', 'ICE_CONNECTION');
      watchState(pc, 'connectionstatechange', 'connectionState', 'CONNECTION');
      listen(pc, 'icecandidate', ({ candidate }) =>
        emit('candidate-gathered', { pc: nameOf(pc), candidate: textOf(candidate) }),
      );
      listen(pc, 'icecandidateerror', ({ url, errorCode, errorText }) =>
        emit('candidate-error', { pc: nameOf(pc), url: url ?? '', errorCode, errorText: errorText ?? '' }),
      );
      listen(pc, 'track', ({ track, transceiver: { mid } }) => {
        emit('track-received', { pc: nameOf(pc), track: track.id, kind: track.kind, mid: mid ?? '' });
        watchTrack(track);
        onRemoteTrack(track);
      });
      listen(pc, 'datachannel', ({ channel: dataChannel }) => watchDataChannel(dataChannel, nameOf(pc)));
      onConnection(pc, nameOf(pc));
    },
    (error) => emit('method-failed', { pc: '', method: 'new RTCPeerConnection', ...named(error) }),
  );

  /** Emits that a method of a connection threw; a page may catch that, and go on without what it wanted. */
  const threwAt = (pc, method) => (error) => emit('method-failed', { pc: nameOf(pc), method, ...named(error) });

  const failureOf = (pc, method) => (error) => emit('description-failed', { pc: nameOf(pc), method, ...named(error) });

  for (const method of ['createOffer', 'createAnswer']) {
    hooks.method(prototype, method, (pc) => ({
      resolved: (description) => emit('description-created', { pc: nameOf(pc), kind: description?.type ?? '' }),
      rejected: failureOf(pc, method),
    }));
  }

  const setters = { setLocalDescription: 'localDescription', setRemoteDescription: 'remoteDescription' };
  for (const [method, property] of Object.entries(setters)) {
    hooks.method(prototype, method, (pc, [given]) => {
      const startedAtMs = nowMs();
      const kind = given?.type;
      return {
        resolved() {
          const set = pc[property];
          emit('description-set', {
            pc: nameOf(pc),
            side: property === 'localDescription' ? 'LOCAL' : 'REMOTE',
            kind: kind ?? set?.type ?? '',
            startedAtMs,
            sdp: set?.sdp ?? '',
          });
          watchTransports(pc);
          own(pc);
        },
        rejected: failureOf(pc, method),
      };
    });
  }

  hooks.method(prototype, 'addIceCandidate', (pc, [given]) => {
    const candidate = textOf(given);
    return {
      resolved: () => emit('candidate-added', { pc: nameOf(pc), candidate }),
      rejected: (error) => emit('candidate-failed', { pc: nameOf(pc), candidate, ...named(error) }),
    };
  });

  const added = (pc, { id, kind }) => emit('track-added', { pc: nameOf(pc), track: id, kind });

  for (const method of ['addTrack', 'addTransceiver']) {
    hooks.method(prototype, method, (pc, [track]) => ({
      threw: threwAt(pc, method),
      returned() {
        own(pc);
        if (typeof track !== 'string') added(pc, track); // else a transceiver of a kind, without a track
      },
    }));
  }

  // Legacy, and still there in Chrome.
  hooks.method(prototype, 'addStream', (pc, [stream]) => ({
    returned() {
      own(pc);
      for (const track of tracksOf(stream)) added(pc, track);
    },
  }));

  hooks.method(prototype, 'removeTrack', (pc, [sender]) => {
    const track = sender?.track;
    return {
      returned() {
        if (track) emit('track-removed', { pc: nameOf(pc), track: track.id, kind: track.kind });
      },
    };
  });

  hooks.method(prototype, 'createDataChannel', (pc) => ({
    threw: threwAt(pc, 'createDataChannel'),
    returned: (dataChannel) => watchDataChannel(dataChannel, nameOf(pc)),
  }));

  hooks.method(prototype, 'close', (pc) => {
    const wasOpen = pc.signalingState !== 'closed';
    return {
      returned() {
        if (!wasOpen) return;
        onClosed();
        emit('peer-connection-closed', { pc: nameOf(pc) });
      },
    };
  });

  return { connectionOf };
}
