// What the page does to its media: tracks, senders, transceivers.

export function watchDeeds({ say }, disguise, { connectionOf }) {
  const pcOf = (part) => connectionOf(part) ?? 'unknown';

  if (typeof MediaStreamTrack !== 'undefined') {
    disguise.setter(MediaStreamTrack.prototype, 'enabled', (track) =>
      say('track-enabled', { track: track.id, kind: track.kind, enabled: track.enabled }),
    );
    disguise.method(MediaStreamTrack.prototype, 'stop', (track) => {
      const wasLive = track.readyState === 'live';
      return {
        returned() {
          if (wasLive) say('track-stopped', { track: track.id, kind: track.kind });
        },
      };
    });
  }
  if (typeof RTCRtpSender === 'undefined') return;

  disguise.method(RTCRtpSender.prototype, 'replaceTrack', (sender) => {
    const before = sender.track;
    return {
      resolved() {
        const kind = (sender.track ?? before)?.kind;
        if (kind) say('track-replaced', { pc: pcOf(sender), track: sender.track?.id ?? '', kind });
      },
      rejected() {},
    };
  });

  disguise.method(RTCRtpSender.prototype, 'setParameters', (sender, [parameters]) => {
    const active = [...(parameters?.encodings ?? [])].map((encoding) => encoding.active !== false);
    return {
      resolved() {
        const { track } = sender;
        if (track) say('encodings-set', { pc: pcOf(sender), track: track.id, kind: track.kind, active });
      },
      rejected() {},
    };
  });

  const direction = (transceiver, value) =>
    say('direction-set', {
      pc: pcOf(transceiver),
      mid: transceiver.mid ?? '',
      kind: transceiver.receiver.track.kind,
      direction: value,
    });
  disguise.setter(RTCRtpTransceiver.prototype, 'direction', (transceiver, value) => direction(transceiver, `${value}`));
  disguise.method(RTCRtpTransceiver.prototype, 'stop', (transceiver) => ({
    returned: () => direction(transceiver, 'stopped'),
  }));
}
