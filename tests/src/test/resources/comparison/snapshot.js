// Looks at the page's media elements as other suites do: when asked, and again so many milliseconds later.
// Run by executeAsyncScript: arguments are the moments, milliseconds from now and rising, and what takes the answer,
// the looks in JSON. It plays nothing, changes nothing, and adds nothing to the page.
const [moments, answer] = arguments;

// The size at which pictures are compared: every suite's own is near it.
const WIDTH = 320;
const HEIGHT = 240;

// The middle of the stamp's first cell, which is bright in every frame (docs/stamp.md).
const BRIGHT_X = Math.round(WIDTH * (1 / 8 + 3 / 4 / 12 / 2));
const BRIGHT_Y = Math.round(HEIGHT * (1 / 8 + 1 / 3 / 4 / 2));

const canvas = document.createElement('canvas');
canvas.width = WIDTH;
canvas.height = HEIGHT;
const context = canvas.getContext('2d', { willReadFrequently: true });

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** FNV-1a, 32 bits. */
const digest = (values) => {
  let hash = 0x811c9dc5;
  for (const value of values) hash = Math.imul(hash ^ value, 0x01000193);
  return hash >>> 0;
};

function pictureOf(video) {
  if (!video.videoWidth || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  const bright = 4 * (BRIGHT_Y * WIDTH + BRIGHT_X);
  return {
    colours: sum(data.filter((_, i) => i % 4 !== 3)),
    topThird: digest(data.subarray(0, data.length / 3)),
    brightCell: [...data.subarray(bright, bright + 3)],
  };
}

const displayed = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
};

function look() {
  const elements = [...document.querySelectorAll('video, audio')];
  return elements.map((element, i) => ({
    name: element.id || `${element.localName}${i + 1}`,
    video: element.localName === 'video',
    remote: element.id.startsWith('remote'),
    displayed: displayed(element),
    paused: element.paused,
    muted: element.muted || element.volume === 0,
    readyState: element.readyState,
    currentTime: element.currentTime,
    width: element.videoWidth ?? 0,
    height: element.videoHeight ?? 0,
    videoTracks: element.srcObject?.getVideoTracks().length ?? 0,
    audioTracks: element.srcObject?.getAudioTracks().length ?? 0,
    source: Boolean(element.srcObject || element.currentSrc),
    picture: element.localName === 'video' ? pictureOf(element) : null,
  }));
}

const started = performance.now();
const looks = [];

function lookAtNext() {
  if (looks.length === moments.length) {
    answer(JSON.stringify(looks));
    return;
  }
  const wait = started + moments[looks.length] - performance.now();
  setTimeout(
    () => {
      looks.push({ atMs: performance.now() - started, elements: look() });
      lookAtNext();
    },
    Math.max(0, wait),
  );
}

lookAtNext();
