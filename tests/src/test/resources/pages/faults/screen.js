// A page that shares its screen: after a click on #share, because a browser wants one.
import { senderOf } from '../senders.js';
import { showAll } from '../show-all.js';

/** How long a screen is shared that is not shared for ever. */
const SHARED_FOR_MS = 1500;

const getScreen = async () => (await navigator.mediaDevices.getDisplayMedia({ video: true })).getVideoTracks()[0];

/** Resolves when somebody clicks on #share. */
function clicked() {
  const share = Object.assign(document.createElement('button'), { id: 'share', textContent: 'Share' });
  document.body.append(share);
  return new Promise((resolve) => share.addEventListener('click', resolve, { once: true }));
}

/** Does it once somebody clicks in the connected call: `act(pc, call)`. */
const onClick = (act) => (call) => {
  clicked()
    .then(() => act(call.pc, call))
    .catch(reportError);
};

/** Adds the screen to a sender of its own; returns that. */
async function addScreen(pc, call) {
  return addTrack(pc, call, await getScreen());
}

async function addTrack(pc, call, track) {
  const sender = pc.addTrack(track, new MediaStream([track]));
  await call.describe();
  return sender;
}

/** Puts the screen in the place of the camera; returns both. */
async function replaceCamera(pc) {
  const screen = await getScreen();
  const sender = senderOf(pc, 'video');
  const camera = sender.track;
  await sender.replaceTrack(screen);
  return { sender, camera, screen };
}

const whenOver = () => new Promise((resolve) => setTimeout(resolve, SHARED_FOR_MS));

export const screen = {
  /** Every stream has an element. */
  'shows-all': showAll,

  /** The first stream has an element, and no other. */
  'shows-first'(call) {
    const { show } = call;
    let first = null;
    call.show = (stream) => {
      first ??= stream;
      if (stream === first) show(stream);
    };
  },

  /** Microphone and screen, from the start, after a click. */
  'screen-from-start'(call) {
    call.capture = async () => {
      await clicked();
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      return new MediaStream([...stream.getTracks(), ...sound.getTracks()]);
    };
  },

  /** The same, and nobody clicks. */
  'screen-untouched'(call) {
    call.capture = () => navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
  },

  'screen-beside-camera': onClick(addScreen),

  'screen-for-camera': onClick(replaceCamera),

  /** A clone of the screen is sent beside the camera. */
  'screen-cloned': onClick(async (pc, call) => {
    await addTrack(pc, call, (await getScreen()).clone());
  }),

  /** The page gets a screen, and sends a clone of its camera in the place of that. */
  'camera-cloned-for-screen': onClick(async (pc, call) => {
    pc.screen = await getScreen();
    await addTrack(pc, call, senderOf(pc, 'video').track.clone());
  }),

  /** The screen takes the camera's place for a while. */
  'screen-and-camera-again': onClick(async (pc) => {
    const { sender, camera, screen } = await replaceCamera(pc);
    await whenOver();
    screen.stop();
    await sender.replaceTrack(camera);
  }),

  /** The screen is beside the camera for a while. */
  'screen-beside-for-a-while': onClick(async (pc, call) => {
    const sender = await addScreen(pc, call);
    await whenOver();
    sender.track.stop();
    pc.removeTrack(sender);
    await call.describe();
  }),

  /** The screen takes the camera's place for a while, and nothing comes after it. */
  'screen-and-no-camera-again': onClick(async (pc) => {
    const { screen } = await replaceCamera(pc);
    await whenOver();
    screen.stop();
  }),

  /** The screen has a sender, and no new offer is made. */
  'screen-not-offered': onClick(async (pc) => {
    const screen = await getScreen();
    pc.addTrack(screen, new MediaStream([screen]));
  }),

  /** The page gets a screen, and sends it to nobody. */
  'screen-added-nowhere': onClick(async (pc) => {
    pc.screen = await getScreen();
  }),

  /** The screen is sent, and switched off. */
  'screen-black': onClick(async (pc, call) => {
    (await addScreen(pc, call)).track.enabled = false;
  }),

  /** A page that goes on with its camera when there is no screen. */
  'screen-if-any': onClick(async (pc) => {
    await replaceCamera(pc).catch(({ name }) => console.info(`no screen: ${name}`));
  }),

  /** A page that gives its camera up before it has a screen. */
  'screen-after-camera': onClick(async (pc) => {
    senderOf(pc, 'video').track.stop();
    await replaceCamera(pc);
  }),
};
