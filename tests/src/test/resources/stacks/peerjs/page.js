// As PeerJS's documentation has it: peer.call here, call.answer there.
const query = new URLSearchParams(location.search);
const room = query.get('room');
const role = query.get('role');

function show(call) {
  call.on('stream', (stream) => {
    document.getElementById('remote').srcObject = stream;
  });
}

async function start() {
  const stream = await capture();
  const path = query.get('path') ?? '/peers';
  const peer = new Peer(`${room}-${role}`, { host: location.hostname, port: location.port, path });
  const call = () => {
    show(peer.call(`${room}-callee`, stream));
    if (query.has('chat')) peer.connect(`${room}-callee`).on('data', (text) => console.log(text));
  };
  peer.on('connection', (chat) => chat.on('open', () => chat.send('hello')));
  if (role === 'caller') {
    peer.on('open', call);
    peer.on('error', ({ type }) => {
      if (type === 'peer-unavailable') call();
    });
  }
  peer.on('call', (incoming) => {
    incoming.answer(stream);
    show(incoming);
  });
}

start();
