// What is on each global that does not belong there, by the name of the place.
const foundIn = (global) => Object.getOwnPropertyNames(global).filter((name) => /peerproof/i.test(name));

const found = { top: foundIn(window) };

function frameWith(fields) {
  const frame = Object.assign(document.createElement('iframe'), fields);
  document.documentElement.append(frame);
  return frame;
}

async function loaded(frame) {
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve);
  });
  return frame;
}

const empty = frameWith({});
found.empty = foundIn(empty.contentWindow);
// Its window is the same one when a page of the same origin takes the place of the empty document.
const reused = frameWith({});
found.reusedBefore = foundIn(reused.contentWindow);
reused.src = 'first-script.html?reused';
const blob = frameWith({ src: URL.createObjectURL(new Blob(['<title>blob</title>'], { type: 'text/html' })) });
const srcdoc = frameWith({ srcdoc: '<title>srcdoc</title>' });
const opened = window.open('about:blank');
found.openedBefore = foundIn(opened);

Promise.all([reused, blob, srcdoc].map(loaded)).then(async () => {
  found.reused = foundIn(reused.contentWindow);
  found.blob = foundIn(blob.contentWindow);
  found.srcdoc = foundIn(srcdoc.contentWindow);
  // Long enough for the harness to have found the window.
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  found.opened = foundIn(opened);
  window.found = JSON.stringify(found);
});
