// One video of 64×48 pixels for each scene, in a grid that fits into the window.

const COLUMNS = 10;

/** An element over the video of a scene. */
function above(scene, style, tag = 'div') {
  const element = document.createElement(tag);
  element.id = `over-${scene.id.slice(6)}`;
  element.className = 'above';
  element.style.cssText = style;
  scene.append(element);
  return element;
}

/** An element beside the video, whose shadow lies over it and nowhere else. */
function shadowOver(scene, colour) {
  const layer = above(scene, 'overflow:hidden');
  layer.innerHTML = `<div style="position:absolute;left:-9px;width:9px;height:48px;box-shadow:0 0 0 300px ${colour}"></div>`;
  layer.firstElementChild.id = `caster-${scene.id.slice(6)}`;
}

function around(scene, video, style) {
  const parent = document.createElement('div');
  parent.id = `around-${video.id}`;
  parent.style.cssText = style;
  scene.append(parent);
  parent.append(video);
  return parent;
}

function shadow(scene, video, html, mode) {
  const host = document.createElement('div');
  host.id = `host-${video.id}`;
  scene.append(host);
  const root = host.attachShadow({ mode });
  root.innerHTML = html;
  root.firstElementChild.append(video);
  video.style.cssText = 'width:64px;height:48px';
}

function frame(scene, video, style) {
  const element = document.createElement('iframe');
  element.id = `frame-${video.id}`;
  element.style.cssText = `border:0;width:70px;height:50px;${style}`;
  scene.append(element);
  element.contentDocument.body.style.margin = 0;
  element.contentDocument.body.append(video);
}

function painted(canvas, colour) {
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
}

/** An image of 64×48 pixels, as a value of CSS. */
const svg = (content) =>
  `url('data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48">${content}</svg>`)}')`;

const SCENES = {
  plain() {},
  label: (scene) => above(scene, 'height:12px;background:black;color:white').append('Ada'),
  'label-in-layer': (scene) => {
    above(scene, '').innerHTML = '<b style="position:absolute;bottom:0;background:black;color:white">Ada</b>';
  },
  spinner: (scene) => above(scene, 'border:4px solid white;border-radius:50%;box-sizing:border-box'),
  scrim: (scene) => above(scene, 'background:linear-gradient(transparent 50%, black)'),
  tint: (scene) => above(scene, 'background:rgba(0,0,0,.5)'),
  'pseudo-tint': (scene) => scene.classList.add('tinted'),
  controls: (_, video) => {
    video.controls = true;
  },
  'own-view': (scene) => {
    above(scene, 'left:44px;top:33px;width:20px;height:15px', 'video').srcObject = stream;
  },
  rounded: (_, video) => {
    video.style.borderRadius = '50%';
  },
  cover: (_, video) => {
    video.style.objectFit = 'cover';
  },
  mirrored: (_, video) => {
    video.style.transform = 'scaleX(-1)';
  },
  'masked-in-part': (_, video) => {
    video.style.maskImage = 'linear-gradient(black, transparent)';
  },
  'clipped-in-part': (_, video) => {
    video.style.clipPath = 'circle(40%)';
  },
  dimmed: (_, video) => {
    video.style.filter = 'brightness(.6) contrast(.9)';
  },
  'half-faded': (_, video) => {
    video.style.opacity = 0.5;
  },
  'no-pointer': (_, video) => {
    video.style.pointerEvents = 'none';
  },
  'empty-canvas-over': (scene) => above(scene, '', 'canvas'),
  'below-the-fold': (_, video) => {
    video.style.cssText += 'position:absolute;top:1800px';
  },
  'scrolled-down-in-box': (scene, video) => {
    const box = around(scene, video, 'height:20px;overflow:auto');
    box.prepend(Object.assign(document.createElement('div'), { style: 'height:300px' }));
  },
  'in-shadow': (scene, video) => shadow(scene, video, '<p></p>', 'open'),
  'in-frame': (scene, video) => frame(scene, video, ''),
  'background-sibling': (scene, video) => {
    above(scene, 'background:black');
    scene.append(video);
    video.style.position = 'relative';
  },

  'badge-of-a-layer': (scene) => above(scene, '').classList.add('badge'),
  'bordered-layer': (scene) => above(scene, 'box-sizing:border-box;border:4px solid black'),
  'blended-on-light': (_, video) => {
    video.style.mixBlendMode = 'multiply';
  },
  'inert-beside-others': (scene, video) => {
    above(scene, 'background:black');
    around(scene, video, 'position:relative;z-index:1').inert = true;
  },

  'multiplied-by-white': (scene) => above(scene, 'background:white;mix-blend-mode:multiply'),
  coloured: (scene) => above(scene, 'background:orange;mix-blend-mode:color'),
  'beside-a-spotlight': (scene) => shadowOver(scene, 'rgba(0,0,0,.5)'),
  'above-a-shadow': (scene, video) => {
    shadowOver(scene, 'black');
    video.style.cssText += 'position:relative;z-index:1';
  },

  'masked-round': (_, video) => {
    video.style.maskImage = svg('<circle cx="32" cy="24" r="24"/>');
  },
  'beside-a-logo': (scene) => above(scene, `background:${svg('<circle cx="8" cy="8" r="6"/>')}`),
  'behind-the-page': (_, video) => {
    video.style.cssText += 'position:relative;z-index:-1';
  },
  'cut-in-part': (_, video) => {
    video.style.objectViewBox = 'inset(20% 10%)';
  },

  covered: (scene) => above(scene, 'background:#000'),
  'covered-by-background': (scene) => above(scene, `background:${svg('<rect width="64" height="48"/>')}`),
  'cut-away': (_, video) => {
    video.style.objectViewBox = 'inset(0 0 90% 90%)';
  },
  'multiplied-by-black': (scene) => above(scene, 'background:black;mix-blend-mode:multiply'),
  'covered-by-outer-shadow': (scene) => shadowOver(scene, 'black'),
  'masked-by-image': (_, video) => {
    video.style.maskImage = svg('');
  },
  'filtered-by-svg': (scene, video) => {
    scene.insertAdjacentHTML('beforeend', '<svg width="0" height="0"><filter id="flood"><feFlood/></filter></svg>');
    video.style.filter = 'url(#flood)';
  },
  'covered-without-pointer': (scene) => above(scene, 'background:#000;pointer-events:none'),
  'covered-by-image': (scene) => {
    const image = above(scene, '', 'img');
    const canvas = document.createElement('canvas');
    painted(canvas, 'navy');
    image.src = canvas.toDataURL();
  },
  'covered-by-canvas': (scene) => painted(above(scene, '', 'canvas'), 'black'),
  'covered-by-gradient': (scene) => above(scene, 'background:linear-gradient(navy, black)'),
  'covered-by-pseudo': (scene) => scene.classList.add('pseudo'),
  'covered-by-two': (scene) => {
    above(scene, 'background:rgba(0,0,0,.8)');
    above(scene, 'background:rgba(0,0,0,.7)').id = 'second';
  },
  'covered-in-shadow': (scene) => {
    const host = above(scene, '');
    host.attachShadow({ mode: 'open' }).innerHTML = '<div id="inner" style="background:black;height:100%"></div>';
  },
  'covered-in-closed-shadow': (scene) => {
    const host = above(scene, '');
    host.attachShadow({ mode: 'closed' }).innerHTML = '<div id="closed" style="background:black;height:100%"></div>';
  },
  'behind-its-parent': (scene, video) => {
    around(scene, video, 'background:black;width:64px;height:48px');
    video.style.cssText += 'position:relative;z-index:-1';
  },
  'under-a-frosted-layer': (scene) => above(scene, 'backdrop-filter:brightness(0)'),
  'under-a-blurring-layer': (scene) => above(scene, 'backdrop-filter:blur(40px)'),
  'covered-by-pseudo-of-a-layer': (scene) => above(scene, 'width:0;height:0').classList.add('veil'),
  'covered-by-border': (scene) => above(scene, 'width:0;height:0;border:32px solid navy;border-top-width:48px'),
  'covered-by-inset-shadow': (scene) => above(scene, 'box-shadow:inset 0 0 0 300px #000'),
  'blended-on-dark': (scene, video) => {
    scene.style.background = 'black';
    video.style.mixBlendMode = 'multiply';
  },
  'inert-and-covered': (scene, video) => {
    around(scene, video, '').inert = true;
    above(scene, 'background:black');
  },
  clipped: (_, video) => {
    video.style.clipPath = 'inset(100%)';
  },
  'clipped-at-parent': (scene, video) => around(scene, video, 'clip-path:circle(0)'),
  dark: (_, video) => {
    video.style.filter = 'brightness(0)';
  },
  'no-contrast': (_, video) => {
    video.style.filter = 'contrast(0)';
  },
  blurred: (_, video) => {
    video.style.filter = 'blur(40px)';
  },
  faint: (_, video) => {
    video.style.opacity = 0.01;
  },
  'faint-at-parents': (scene, video) => {
    scene.style.opacity = 0.3;
    around(scene, video, 'opacity:.3');
  },
  'faint-in-shadow': (scene, video) => shadow(scene, video, '<p style="opacity:.01"></p>', 'open'),
  'masked-away': (_, video) => {
    video.style.maskImage = 'linear-gradient(transparent, transparent)';
  },
  'parent-without-height': (scene, video) => around(scene, video, 'height:0;overflow:hidden'),
  'out-of-its-box': (scene, video) => {
    around(scene, video, 'width:64px;height:48px;overflow:hidden;position:relative');
    video.style.cssText += 'position:absolute;left:200px';
  },
  'out-of-the-window': (_, video) => {
    video.style.cssText += 'position:fixed;left:9000px';
  },
  'beyond-the-left-edge': (_, video) => {
    video.style.cssText += 'position:fixed;left:-500px';
  },
  invisible: (scene, video) => around(scene, video, 'visibility:hidden'),
  undisplayed: (scene, video) => around(scene, video, 'display:none'),
  turned: (_, video) => {
    video.style.transform = 'rotateY(90deg)';
  },
  flipped: (_, video) => {
    video.style.cssText += 'transform:rotateY(180deg);backface-visibility:hidden';
  },
  tiny: (_, video) => {
    video.style.cssText = 'width:10px;height:8px';
  },
  'picture-out-of-element': (_, video) => {
    video.style.cssText += 'object-fit:none;object-position:900px 0';
  },
  'in-hidden-frame': (scene, video) => frame(scene, video, 'opacity:.01'),
  'in-frame-of-a-pixel': (scene, video) => frame(scene, video, 'width:1px;height:1px'),
  detached: (_, video) => video.remove(),
};

const source = document.createElement('canvas');
source.width = 64;
source.height = 48;
const context = source.getContext('2d');
let frames = 0;
setInterval(() => {
  context.fillStyle = `hsl(${(frames++ * 7) % 360} 80% 50%)`;
  context.fillRect(0, 0, 64, 48);
}, 50);
const stream = source.captureStream();

for (const [index, [name, arrange]] of Object.entries(SCENES).entries()) {
  const scene = document.createElement('div');
  scene.id = `scene-${name}`;
  scene.className = 'scene';
  scene.style.left = `${(index % COLUMNS) * 76}px`;
  scene.style.top = `${Math.floor(index / COLUMNS) * 58}px`;
  document.body.append(scene);
  const video = document.createElement('video');
  video.id = name;
  video.muted = true;
  video.autoplay = true;
  scene.append(video);
  arrange(scene, video);
  video.srcObject = stream;
  video.play().catch(() => {});
}

window.done = { result: Object.keys(SCENES) };
