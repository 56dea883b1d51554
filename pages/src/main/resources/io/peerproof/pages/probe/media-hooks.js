// Actions of the page on its media: tracks, senders, transceivers.

import { Array, Object, String } from './builtins.js';

export function hookMedia({ emit }, hooks, { connectionOf }) {
  const pcOf = (part) => connectionOf(part) ?? 'unknown';

  if (typeof MediaStreamTrack !== 'undefined') {
    hooks.setter(MediaStreamTrack.prototype, 'enabled', (track) =>
      emit('track-enabled', { track: track.id, kind: track.kind, enabled: track.enabled }),
    );
    hooks.method(MediaStreamTrack.prototype, 'stop', (track) => {
      const wasLive = track.readyState === 'live';
      return {
        returned() {
          if (wasLive) emit('track-stopped', { track: track.id, kind: track.kind });
        },
      };
    });
  }
  if (typeof RTCRtpSender === 'undefined') return;

  const failedAt = (sender, method) => (error) =>
    emit('method-failed', { pc: pcOf(sender), method, name: String(error?.name), message: String(error?.message) });

  // A page may encrypt encoded frames, or change them otherwise.
  for (const [Part, side] of Array.of(
    Array.of(RTCRtpSender, 'SENDER'),
    Array.of(globalThis.RTCRtpReceiver, 'RECEIVER'),
  )) {
    const transformed = (part, api) => {
      const kind = part.track?.kind;
      if (kind) emit('encoded-transform', { pc: pcOf(part), side, kind, api });
    };
    if (!Part) continue;
    if (Object.getOwnPropertyDescriptor(Part.prototype, 'transform')?.set) {
      hooks.setter(Part.prototype, 'transform', (part, transform) => {
        if (transform) transformed(part, 'RTCRtpScriptTransform');
      });
    }
    hooks.method(Part.prototype, 'createEncodedStreams', (part) => ({
      returned: () => transformed(part, 'createEncodedStreams'),
    }));
  }

  hooks.method(RTCRtpSender.prototype, 'replaceTrack', (sender) => {
    const before = sender.track;
    return {
      resolved() {
        const kind = (sender.track ?? before)?.kind;
        if (kind) emit('track-replaced', { pc: pcOf(sender), track: sender.track?.id ?? '', kind, before: before?.id });
      },
      rejected: failedAt(sender, 'replaceTrack'),
    };
  });

  hooks.method(RTCRtpSender.prototype, 'setParameters', (sender, [parameters]) => {
    const active = Array.from(parameters?.encodings ?? []).map((encoding) => encoding.active !== false);
    return {
      resolved() {
        const { track } = sender;
        if (track) emit('encodings-set', { pc: pcOf(sender), track: track.id, kind: track.kind, active });
      },
      rejected: failedAt(sender, 'setParameters'),
    };
  });

  const direction = (transceiver, value) =>
    emit('direction-set', {
      pc: pcOf(transceiver),
      mid: transceiver.mid ?? '',
      kind: transceiver.receiver.track.kind,
      direction: value,
    });
  hooks.setter(RTCRtpTransceiver.prototype, 'direction', (transceiver, value) => direction(transceiver, `${value}`));
  hooks.method(RTCRtpTransceiver.prototype, 'stop', (transceiver) => ({
    returned: () => direction(transceiver, 'stopped'),
  }));
}
