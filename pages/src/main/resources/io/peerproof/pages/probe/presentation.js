// What a video element presents: every frame of a received track, and some of anything else.

import { createFrameDiff } from './frame-diff.js';

// Every frame until there is enough to prove the picture, then a few a second to see it go on.
const EAGER_SAMPLES = 12;
const SAMPLE_INTERVAL_MS = 90;

// A picture is proven by three frames, the last of which whoever watches the call waits for.
const FRAMES_OF_PROOF = 3;

// Of an element that plays something else than a stream.
const NO_TRACK = { id: '' };

export function createPresentationWatch(channel, { planes, log, snapshots }, { isRemote, onFirstFrame }) {
  const { emit, flush, guard, runAsync, nowMs, timeMs } = channel;
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
  const { apply } = Reflect;

  /** What one element shows of one track, from its first frame on. */
  function createPresentation(element, track) {
    const batch = log.batch('frames-presented', { element, track: track.id });
    let samples = 0;
    let sampledAt = -Infinity;
    let stamped = false;
    let presented = null;
    let emitted = 0;
    const frameDiff = createFrameDiff();
    return {
      track,

      /** Tells a frame among all of this track's; what is returned is to be called with its stamp. */
      addFrame(atMs, presentedFrames) {
        if (presented !== null) batch.addUnseen(() => atMs, presentedFrames - presented - 1); // the page was busy
        presented = presentedFrames;
        return batch.add(() => atMs);
      },

      /** Whether the frame of this time is one to be told by itself; it counts as told then. */
      isDue(at, remote) {
        const eager = remote && samples < EAGER_SAMPLES;
        if (!eager && at - sampledAt < SAMPLE_INTERVAL_MS) return false;
        samples += 1;
        sampledAt = at;
        return true;
      },

      emitSample(reading, { atMs, remote, ...frame }) {
        const { stamp, meanLuma } = reading;
        const luma = remote && !stamp ? frameDiff.of(reading) : null;
        if (luma !== null)
          emit('picture-changed', { atMs, element, track: track.id, luma: Math.round(luma * 10) / 10 });
        if (stamp && !stamped) {
          stamped = true;
          emit('frame-stamped', { atMs, element, track: track.id, ...stamp });
        }
        emit('video-sample', {
          atMs,
          element,
          track: track.id,
          remote,
          ...frame,
          peer: stamp?.peer ?? null,
          counter: stamp?.counter ?? null,
          meanLuma: Math.round(meanLuma() * 10) / 10,
        });
        emitted += 1;
        if (remote && emitted === 1) onFirstFrame();
        if (remote && emitted === FRAMES_OF_PROOF) flush();
      },
    };
  }

  return function watchFrames(element, name, { videoTrack, isVisible }) {
    let now = null;
    let failed = false;

    const next = () =>
      apply(requestVideoFrameCallback, element, [(at, frame) => guard('frame', () => onFrame(at, frame))]);

    function onFrame(at, { presentedFrames, presentationTime, width, height }) {
      next();
      const atMs = nowMs(); // of the frame, and not of when it has been looked at
      const track = videoTrack() ?? NO_TRACK;
      if (track.id !== now?.track.id) {
        now = createPresentation(name, track);
        emit('frame-presented', { atMs, element: name, track: track.id, width, height });
      }
      const remote = track !== NO_TRACK && isRemote(track);
      const due = now.isDue(at, remote);
      if (!remote && !due) return;
      const here = now;
      const setStamp = remote ? here.addFrame(Math.min(atMs, timeMs(presentationTime)), presentedFrames) : () => {};
      runAsync(
        'frame',
        planes.ofElement(element, width, height, (reading) =>
          guard('frame', () => {
            setStamp(reading.stamp);
            if (reading.error) return onUnread(reading.error); // a frame that can't be read is no black one
            if (remote) snapshots.offer({ atMs, element: name }, track.id, reading);
            if (due) here.emitSample(reading, { atMs, remote, presentedFrames, width, height, visible: isVisible() });
          }),
        ),
      );
    }

    function onUnread(message) {
      if (failed || message === 'nothing') return;
      failed = true;
      emit('probe-error', { where: 'stamp', message });
    }

    next();
  };
}
