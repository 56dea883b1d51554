// The same machine by its other name is another site, which Chromium gives a process of its own.
const otherSite = (name) => {
  const page = new URL(name, location.href);
  page.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return page;
};

function show(page) {
  const frame = document.createElement('iframe');
  frame.src = page;
  document.documentElement.append(frame);
}

const depth = Number(new URLSearchParams(location.search).get('depth') ?? 0);
show(otherSite(depth < 1 ? `other-origin.html?depth=${depth + 1}` : 'first-script.html?innermost'));
if (depth === 1) new RTCPeerConnection();
