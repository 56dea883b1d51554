// Encrypting encoded frames, as pages with end-to-end encryption do.

const worker = () => new Worker(new URL('transform-worker.js', import.meta.url));

/**
 * Encrypts the video that is sent with a key, and decrypts what is received with one.
 *
 * @param key of this page; a number
 * @param receives false where received frames are left as they are
 */
export function transformEncoded(call, { key, receives = true }) {
  const { onTrack } = call;
  call.whenMade.push((pc) => {
    for (const sender of pc.getSenders()) {
      if (sender.track?.kind === 'video')
        sender.transform = new RTCRtpScriptTransform(worker(), { encrypts: true, key });
    }
  });
  call.onTrack = (event) => {
    if (receives && event.track.kind === 'video')
      event.receiver.transform = new RTCRtpScriptTransform(worker(), { encrypts: false, key });
    onTrack(event);
  };
}
