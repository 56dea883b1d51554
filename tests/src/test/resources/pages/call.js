// One call, step by step. Each step is a function of the call that a fault may put another in the place of.

const OTHER = { caller: 'callee', callee: 'caller', third: 'callee' };

export function createCall({ role, room, remote }) {
  const early = [];
  let socket = null;
  let other = null; // the id of the peer that is talked to
  let iceServers = [];
  let stream = null;
  let ready = null; // the peer connection, as soon as there is one
  let told = Promise.resolve(); // what came before has been dealt with

  const call = {
    role,
    room,
    remote,
    calls: role !== 'callee',
    relay: `ws://${location.host}/signal`,
    configuration: {},
    whenMade: [], // run with each new peer connection that has its media
    whenConnected: [], // run with each peer connection that is connected

    capture: () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
    connect: (configuration) => new RTCPeerConnection(configuration),
    addMedia: (pc) => {
      for (const track of stream?.getTracks() ?? []) pc.addTrack(track, stream);
    },
    onTrack: ({ streams: [shown] }) => call.show(shown),
    show: (shown) => {
      if (remote.srcObject !== shown) remote.srcObject = shown;
    },
    setRemote: (pc, description) => pc.setRemoteDescription(description),
    addCandidate: async (pc, candidate) => {
      if (pc.remoteDescription) await pc.addIceCandidate(candidate);
      else early.push(candidate);
    },
    beforeAnswer: () => {},
    send: (message) => socket.send(JSON.stringify(message)),
    receive: (message) => receive(message),

    get pc() { return ready; },
    get stream() { return stream; },
    get socket() { return socket; },
    get other() { return other; },

    async start() {
      stream = await call.capture();
      socket = new WebSocket(call.relay);
      socket.onopen = () => call.send({ type: 'join', room: call.room, name: role });
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        told = told.then(() => call.receive(message)).catch(reportError);
      };
    },

    /** Sends an offer or an answer, whichever the signaling state asks for. */
    async describe(pc = ready) {
      await pc.setLocalDescription();
      call.send({ type: 'description', to: other, description: pc.localDescription });
    },

    /** Closes the connection and makes the next one. */
    renew() {
      ready.close();
      make();
    },
  };

  function make() {
    const pc = call.connect({ iceServers, ...call.configuration });
    pc.onicecandidate = ({ candidate }) => call.send({ type: 'candidate', to: other, candidate });
    pc.ontrack = (event) => call.onTrack(event);
    pc.addEventListener('connectionstatechange', function tell() {
      if (pc.connectionState !== 'connected') return;
      pc.removeEventListener('connectionstatechange', tell);
      for (const act of call.whenConnected) act(pc);
    });
    call.addMedia(pc);
    for (const act of call.whenMade) act(pc);
    ready = pc;
  }

  async function meet({ id, name }) {
    if (name !== OTHER[role]) return;
    other = id;
    if (call.calls) await call.describe();
  }

  async function receive({ type, iceServers: servers, peers, peer, from, description, candidate }) {
    if (type === 'welcome') {
      iceServers = servers;
      make();
      for (const one of peers) await meet(one);
    }
    if (type === 'joined') await meet(peer);
    if (type === 'description') {
      other = from;
      await call.setRemote(ready, description);
      for (const kept of early.splice(0)) await ready.addIceCandidate(kept);
      if (description.type === 'offer') {
        call.beforeAnswer(ready);
        await call.describe();
      }
    }
    if (type === 'candidate') await call.addCandidate(ready, candidate);
    if (type === 'hangup') call.renew();
  }

  return call;
}
