// Frames that a video element presents: all of a received track, samples of any other source.

import { HTMLVideoElement, Math, Reflect } from './builtins.js';
import { createFrameDiff } from './frame-diff.js';
import { sourceOf } from './stamp.js';

// Every frame until there are enough to prove the video, then a few a second to see that it goes on.
const EAGER_SAMPLES = 12;
const SAMPLE_INTERVAL_MS = 90;

// Three frames prove a video; the harness waits for the third.
const FRAMES_OF_PROOF = 3;

// The track of an element that plays no stream.
const NO_TRACK = { id: '' };

export function createPresentationWatch(channel, { planes, log, snapshots }, { isRemote, onFirstFrame }) {
  const { emit, flush, guard, runAsync, nowMs, timeMs } = channel;
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
  const { apply } = Reflect;

  /** Presentation of one track by one element, from its first frame on. */
  function createPresentation(element, track) {
    const batch = log.batch('frames-presented', { element, track: track.id });
    let samples = 0;
    let sampledAt = -Infinity;
    let stamped = false;
    let presented = null;
    let ahead = null; // timestamp of a frame that was added before its own callback
    let emitted = 0;
    const frameDiff = createFrameDiff();
    return {
      track,

      /**
       * Adds a frame to the batch of the track. Returns a function that takes its stamp. On a busy page the element may
       * show a later frame by now than that of its callback. That one is added with the time of its reading, and is not
       * added again by its own callback.
       *
       * @param timestamp of the frame that the element shows now, in microseconds; undefined where it is not known
       */
      addFrame({ presentedMs, readMs }, { presentedFrames, mediaTime }, timestamp) {
        const ofCallback = Math.round(mediaTime * 1e6);
        const wasAdded = ofCallback === ahead;
        // The page was busy.
        if (presented !== null) batch.addUnseen(() => presentedMs, presentedFrames - presented - (wasAdded ? 0 : 1));
        presented = presentedFrames;
        ahead = null;
        if (!(timestamp > ofCallback)) return wasAdded ? () => {} : batch.add(() => presentedMs);
        if (!wasAdded) batch.addUnseen(() => presentedMs, 1);
        ahead = timestamp;
        presented += 1;
        return batch.add(() => readMs);
      },

      /** Returns whether to emit a sample of the frame of this time, and counts it if so. */
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
          emit('frame-stamped', { atMs, element, track: track.id, ...stamp, ...sourceOf(stamp) });
        }
        emit('video-sample', {
          atMs,
          element,
          track: track.id,
          remote,
          ...frame,
          ...sourceOf(stamp),
          counter: stamp?.counter ?? null,
          orientation: stamp?.orientation,
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

    function onFrame(at, metadata) {
      next();
      const atMs = nowMs(); // the time of the frame, not of its reading
      const { presentedFrames, presentationTime, width, height } = metadata;
      const track = videoTrack() ?? NO_TRACK;
      if (track.id !== now?.track.id) {
        now = createPresentation(name, track);
        failed = false;
        emit('frame-presented', { atMs, element: name, track: track.id, width, height });
      }
      const remote = track !== NO_TRACK && isRemote(track);
      const due = now.isDue(at, remote);
      if (!remote && !due) return;
      const here = now;
      const times = { presentedMs: Math.min(atMs, timeMs(presentationTime)), readMs: atMs };
      runAsync(
        'frame',
        planes.ofElement(element, width, height, (timestamp) => {
          const setStamp = remote ? here.addFrame(times, metadata, timestamp) : () => {};
          return (reading) =>
            guard('frame', () => {
              setStamp(reading.stamp);
              if (reading.error) return onUnread(reading.error, remote); // an unreadable frame is not a black one
              if (remote) snapshots.offer({ atMs, element: name }, track.id, reading);
              if (due) here.emitSample(reading, { atMs, remote, presentedFrames, width, height, visible: isVisible() });
            });
        }),
      );
    }

    // A video of another origin may not be read. Only where it is the other peer's would a verdict need it.
    function onUnread(message, remote) {
      if (failed || message === 'nothing') return;
      failed = true;
      emit('probe-error', { where: remote ? 'stamp' : 'frames', message });
    }

    next();
  };
}
