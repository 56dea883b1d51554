// Two user agents of JsSIP that register. Each says that it is there by a MESSAGE; the caller calls whom it knows is
// there.
const query = new URLSearchParams(location.search);
const role = query.get('role');
const uri = (name) => `sip:${query.get('room')}-${name}@127.0.0.1`;

function show(session) {
  const listen = (pc) =>
    pc.addEventListener('track', ({ streams: [shown] }) => {
      document.getElementById('remote').srcObject = shown;
    });
  if (session.connection) listen(session.connection);
  else session.on('peerconnection', ({ peerconnection }) => listen(peerconnection));
}

async function start() {
  const mediaStream = await capture();
  const port = await (await fetch('port')).json();
  const agent = new JsSIP.UA({ sockets: [new JsSIP.WebSocketInterface(`ws://127.0.0.1:${port}`)], uri: uri(role) });
  let called = false;
  const call = () => {
    if (role !== 'caller' || called) return;
    called = true;
    show(agent.call(uri('callee'), { mediaStream }));
  };
  agent.on('registered', () =>
    agent.sendMessage(uri(role === 'caller' ? 'callee' : 'caller'), 'here', { eventHandlers: { succeeded: call } }),
  );
  agent.on('newMessage', ({ originator, message }) => {
    if (originator === 'local') return;
    message.accept();
    call();
  });
  agent.on('newRTCSession', ({ originator, session }) => {
    if (originator === 'local') return;
    if (fault === 'decline') {
      session.terminate({ status_code: 603 });
      return;
    }
    show(session);
    session.answer({ mediaStream });
  });
  agent.on('newRTCSession', ({ session }) => {
    if (fault === 'renegotiate')
      session.on('confirmed', () => session.renegotiate({ rtcOfferConstraints: { iceRestart: true } }));
    if (fault === 'hold') session.on('confirmed', () => session.hold());
  });
  agent.start();
}

start();
