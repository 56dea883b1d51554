// getUserMedia: asked, granted, refused.

export function watchDevices({ say }, disguise, { onCamera }) {
  if (typeof MediaDevices === 'undefined') return; // an insecure origin has none
  let requests = 0;
  disguise.method(MediaDevices.prototype, 'getUserMedia', (_, [constraints]) => {
    const request = ++requests;
    say('media-requested', {
      request, audio: Boolean(constraints?.audio), video: Boolean(constraints?.video),
    });
    return {
      resolved(stream) {
        say('media-granted', {
          request, tracks: stream.getTracks().map(({ id, kind, label }) => ({ id, kind, label })),
        });
        for (const track of stream.getVideoTracks()) onCamera(track, request);
      },
      rejected: (error) => say('media-refused', {
        request, name: String(error?.name), message: String(error?.message),
      }),
    };
  });
}
