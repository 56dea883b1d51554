// The call's page in an iframe, which gets the query that this page got.
const query = new URLSearchParams(location.search);
const { protocol, port, hostname } = location;
const host = query.get('origin') === 'other' && hostname === '127.0.0.1' ? 'localhost' : hostname;
const frame = document.createElement('iframe');
if (query.get('allow') !== 'nothing') frame.allow = 'camera; microphone; autoplay';
if (query.get('allow') === 'none') frame.allow = "camera 'none'; microphone 'none'";
if (query.get('allow') === 'no-screen') frame.allow += "; display-capture 'none'";
frame.width = 400;
frame.height = 300;
frame.hidden = query.get('hidden') === 'yes';
frame.src = `${protocol}//${host}:${port}/test/bare-call.html${location.search}`;
document.body.append(frame);
if (query.get('faint') === 'yes') frame.style.opacity = 0.01;
const over = { all: 'width: 400px; height: 300px', label: 'width: 90px; height: 20px' }[query.get('over')];
if (over) {
  const layer = document.createElement('div');
  layer.id = 'layer';
  layer.style.cssText = `position: absolute; left: 8px; top: 8px; background: black; ${over}`;
  document.body.append(layer);
}
