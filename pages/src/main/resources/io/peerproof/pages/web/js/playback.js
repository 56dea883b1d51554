/** Plays the other side's media; reports its first presented frame, and audio that the browser blocks. */

/**
 * @param {HTMLVideoElement} video
 * @param {{firstFrame: () => void, audioBlocked: (blocked: boolean) => void}} on
 */
export function createPlayback(video, on) {
  let shown = false;

  async function show(stream) {
    if (video.srcObject === stream) return;
    shown = false;
    video.muted = false;
    watchFirstFrame();
    try {
      // step 9
      video.srcObject = stream;
      await video.play();
      // end of step
    } catch (error) {
      // AbortError: replaced or taken away before it could play. NotAllowedError: no audio before a click, so play
      // muted.
      if (error.name === 'NotAllowedError') await playMuted(stream);
      else if (error.name !== 'AbortError') throw error;
    }
  }

  async function playMuted(stream) {
    if (video.srcObject !== stream) return;
    video.muted = true;
    on.audioBlocked(true);
    await video.play();
  }

  function watchFirstFrame() {
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(firstFrame);
    else video.addEventListener('playing', firstFrame, { once: true });
  }

  function firstFrame() {
    if (shown || !video.srcObject) return;
    shown = true;
    on.firstFrame();
  }

  return {
    show(stream) {
      show(stream).catch(reportError);
    },
    clear() {
      video.srcObject = null;
      on.audioBlocked(false);
    },
    async unmute() {
      video.muted = false;
      on.audioBlocked(false);
      await video.play();
    },
  };
}
