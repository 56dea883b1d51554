// The call's page in an iframe, which gets the query that this page got.
const query = new URLSearchParams(location.search);
const { protocol, port, hostname } = location;
const host = query.get('origin') === 'other' && hostname === '127.0.0.1' ? 'localhost' : hostname;
const frame = document.createElement('iframe');
if (query.get('allow') !== 'nothing') frame.allow = 'camera; microphone; autoplay';
frame.width = 400;
frame.height = 300;
frame.hidden = query.get('hidden') === 'yes';
frame.src = `${protocol}//${host}:${port}/test/bare-call.html${location.search}`;
document.body.append(frame);
