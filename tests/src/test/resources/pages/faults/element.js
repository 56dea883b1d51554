// What can go wrong with the element at the side that receives, all having arrived.
import { paintImages, paintInstead, showGenerated } from '../painting.js';
import { playInWindow } from '../play-in-window.js';
import { playInFrame } from '../play-in-frame.js';
import { later } from '../timing.js';
import { playByElementOfGraph, playByWebAudio } from '../web-audio.js';

export const element = {
  /** The page gives the stream to no element. */
  'never-shown'(call) {
    call.onTrack = () => {};
  },

  /** Not displayed. */
  'element-hidden'({ remote }) {
    remote.style.display = 'none';
  },

  /** Of no size. */
  'element-zero-sized'({ remote }) {
    remote.style.cssText = 'width: 0; height: 0';
  },

  /** Beyond the left edge. */
  'element-off-the-page'({ remote }) {
    remote.style.cssText = 'position: absolute; left: -9000px';
  },

  /** Taken out of the document. */
  'element-taken-out'({ remote }) {
    remote.remove();
  },

  /** Transparent. */
  'element-transparent'({ remote }) {
    remote.style.opacity = '0';
  },

  /** Under an opaque layer, which lets clicks through. */
  'element-covered'() {
    const curtain = document.createElement('div');
    curtain.id = 'curtain';
    curtain.style.cssText = 'position: fixed; inset: 0; background: black; pointer-events: none';
    document.body.append(curtain);
  },

  /** Beside an element whose shadow lies over all else. */
  'element-under-shadow'() {
    const spotlight = document.createElement('div');
    spotlight.id = 'spotlight';
    spotlight.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 9px; height: 9px; box-shadow: 0 0 0 5000px';
    document.body.append(spotlight);
  },

  /** In a frame of the page's own that is transparent. */
  'element-in-faint-frame'(call) {
    playInFrame(call).style.opacity = '0.01';
  },

  /** Clipped away. */
  'element-clipped'({ remote }) {
    remote.style.clipPath = 'inset(100%)';
  },

  /** Made dark by a filter. */
  'element-darkened'({ remote }) {
    remote.style.filter = 'brightness(0)';
  },

  /** In a box without height. */
  'element-in-flat-box'({ remote }) {
    const box = document.createElement('div');
    box.id = 'box';
    box.style.cssText = 'height: 0; overflow: hidden';
    remote.replaceWith(box);
    box.append(remote);
  },

  /** A thumbnail beside a stage that shows something else. */
  'element-thumbnail'({ remote }) {
    remote.style.cssText = 'width: 20px; height: 16px';
    const stage = document.createElement('canvas');
    stage.id = 'stage';
    stage.getContext('2d').fillRect(0, 0, 300, 150);
    document.body.append(stage);
  },

  /** Hidden, and the canvas in its place stays black. */
  'canvas-black'({ remote }) {
    remote.style.display = 'none';
    const stage = document.createElement('canvas');
    stage.id = 'stage';
    const context = stage.getContext('2d');
    setInterval(() => context.fillRect(0, 0, 300, 150), 50);
    document.body.append(stage);
  },

  /** Hidden, and painted on a canvas until some moment. */
  'canvas-stops-later'(call) {
    const stop = paintInstead(call);
    later(call, stop);
  },

  /** Hidden, and an image of it is made until some moment. */
  'images-stop-later'(call) {
    later(call, paintImages(call));
  },

  /** A track of the page's own shows the first received frame again and again. */
  'generated-track-stands'(call) {
    let first = null;
    showGenerated(call, (frame) => {
      first ??= frame.clone();
      frame.close();
      return first.clone();
    });
  },

  /** In a window that the page opened, and transparent there. */
  'element-in-window-transparent'(call) {
    playInWindow(call).style.opacity = 0;
  },

  /** Paused whenever it begins to play. */
  'element-paused'({ remote }) {
    remote.autoplay = false;
    remote.onplay = () => remote.pause();
  },

  /** Paused in mid-call. */
  'element-paused-later'(call) {
    later(call, () => call.remote.pause());
  },

  /** Muted, where the page should play the sound. */
  'element-muted'({ remote }) {
    remote.muted = true;
  },

  /** Turned down to nothing. */
  'element-volume-0'({ remote }) {
    remote.volume = 0;
  },

  /** Turned down so far that nobody hears it. */
  'element-volume-faint'({ remote }) {
    remote.volume = 0.005;
  },

  /** The element is muted, and the page plays the audio through Web Audio, with a gain of 0. */
  'web-audio-gain-0'(call) {
    playByWebAudio(call, (source, context) => {
      const gain = context.createGain();
      gain.gain.value = 0;
      source.connect(gain).connect(context.destination);
    });
  },

  /** The element is muted, and so is the one that plays what a graph of Web Audio makes of the audio. */
  'web-audio-into-muted-element'(call) {
    playByElementOfGraph(call, true);
  },

  /** The element is muted, and the page only measures the audio. */
  'web-audio-measures-only'(call) {
    playByWebAudio(call, (source, context) => source.connect(context.createAnalyser()));
  },

  /** The element is muted, and the context that plays the audio is suspended. */
  'web-audio-suspended'(call) {
    playByWebAudio(call, (source, context) => {
      source.connect(context.destination);
      context.suspend();
    });
  },

  /** Only the picture of the stream is given to the element. */
  'sound-not-shown'(call) {
    const { show } = call;
    call.show = (stream) => show(new MediaStream(stream.getVideoTracks()));
  },
};
