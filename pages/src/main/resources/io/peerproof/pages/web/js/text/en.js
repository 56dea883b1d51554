/** English. `{name}` and the like are filled in; keys are the same in every language. */
export const en = {
  page: {
    tagline: 'A video call between two browsers, taken apart in nine steps',
    language: 'Language',
    title: 'Peerproof: a WebRTC call, step by step',
    titleRinging: '{name} is calling',
    titleInCall: 'In a call with {name}',
    milliseconds: '{count} ms',
    seconds: '{count} s',
    foot: 'Video and audio go from browser to browser. The server only introduces the two.',
  },
  lobby: {
    title: 'See a call happen',
    lead: 'Join a room, open it a second time in another tab or on another machine, and call. Beside the two videos the page draws every message as it happens, and says what each line of code does.',
    room: 'Room',
    roomHint: 'Whoever types the same room meets you there.',
    name: 'Your name',
    nameHint: 'What the others see. You may leave it out.',
    join: 'Join the room',
    badRoom: 'A room is 1 to 64 letters, digits, “-” or “_”, such as “blue-room”. Please change it.',
    badName: 'A name has at most 64 characters. Please shorten it.',
  },
  room: {
    label: 'Room',
    leave: 'Leave room',
    people: 'People in this room',
    you: '{name} (you)',
    me: 'You',
    unnamed: 'Guest {id}',
    call: 'Call',
    callName: 'Call {name}',
    alone: 'Nobody else is here yet.',
    secondTab: 'Open this room in a second tab',
    copy: 'Copy the invitation link',
    copied: 'Copied. Send it to somebody.',
    invite: 'Invitation link',
  },
  call: {
    videos: 'Videos',
    remote: 'Video of the other side',
    local: 'Your own video',
    remoteEmpty: 'The other side’s video appears here',
    accept: 'Accept',
    decline: 'Decline',
    hangUp: 'Hang up',
    cancel: 'Cancel',
    playSound: 'Click to hear {name}',
    controls: 'Call',
  },
  status: {
    idle: 'Not in a room yet.',
    joining: 'Connecting to the signaling server …',
    joined: 'Ready. Pick somebody and call.',
    alone: 'Ready. As soon as somebody comes, you can call.',
    lost: 'The signaling server is out of reach. Trying again by itself (attempt {attempt}) …',
    calling: 'Calling {name} …',
    ringing: '{name} is calling you.',
    connecting: 'Connecting to {name} …',
    'in-call': 'In a call with {name}.',
    'in-call-timed': 'In a call with {name}. First frame after {time}.',
    'in-call-alone':
      'In a call with {name}. It goes on without the signaling server; you will be back in the room as soon as the server is.',
    interrupted: 'Nothing arrives from {name} any more.',
  },
  notice: {
    'camera-refused':
      'The browser may not use your camera and microphone. Allow both in the address bar (the camera or lock symbol) and in your system’s privacy settings, then try again.',
    'no-camera': 'No camera or no microphone was found. Plug one in or switch it on, then try again.',
    'camera-in-use':
      'Your camera or microphone is held by another program. Close that program (or the other tab), then try again.',
    'camera-lost': 'Your camera or microphone stopped during the call. Plug it in again, then call again.',
    'media-failed': 'The camera could not be opened. Check that it works in another program, then try again.',
    'insecure-origin':
      'Browsers give the camera only to secure pages, and this page came over plain http from another machine. Open it with https (start the server with --https), or on the server’s own machine as http://localhost.',
    'no-webrtc': 'This browser cannot make WebRTC calls. Open the page in a current Chrome, Edge, Firefox or Safari.',
    'signaling-lost':
      'The connection to the signaling server is lost. Check that the server runs and that your network is up. The page tries again by itself; you need not wait for it.',
    'ice-failed':
      'No way through the network to {name} was found. Check that both machines are online and that no firewall blocks UDP; between different networks add a TURN server below under “ICE servers”. Then call again.',
    'connection-lost':
      'Nothing has arrived from {name} for more than a second: the connection is lost or the other machine has stopped. If it comes back, the call goes on; you can also call again now.',
    'bad-ice': 'One of the ICE servers below is not valid. Correct it under “ICE servers”, then call again.',
    'call-failed': 'The call could not be set up. Call again; if that fails too, reload the page on both sides.',
    'no-answer': '{name} did not answer within a minute. Call again, or come back later.',
    'room-full': 'The room “{room}” is full. Wait until somebody leaves it and try again, or choose another room.',
    'bad-field': 'The server did not accept what was entered. Correct the room or the name, then join again.',
    'server-refused':
      'The signaling server refused a message of this page. Try again; if that fails too, reload the page.',
    'too-fast':
      'The signaling server closed the connection because it was sent too much. The page joins again by itself.',
    'bad-room': 'A room is 1 to 64 letters, digits, “-” or “_”. Correct it above, then join.',
    'relay-refused':
      'The link named a relay of another server, and this page’s server does not allow it. You can join a room of this server instead. If you trust that relay, start the server with --allow-relay.',
    'peer-hung-up': '{name} hung up.',
    'peer-declined': '{name} declined the call. You can call again later.',
    'peer-busy': '{name} is in another call. Call again in a while.',
    'peer-left': '{name} left the room. When {name} comes back, you can call again.',
    'peer-gave-up':
      'The call with {name} ended before it was connected: it was cancelled there, or the camera could not be used there. You can call again.',
    'connection-ended':
      'The call with {name} is over: nothing arrives any more. {name} hung up without a server to say so, or the connection broke. You can call again as soon as both of you are in the room.',
    'peer-gone':
      '{name} is gone: the page was closed or its network is down. When {name} comes back, you can call again.',
    missed: '{name} stopped calling. You can call back.',
    said: 'The browser says: {detail}',
    serverSaid: 'The server says: {detail}',
    dismiss: 'Close this message',
    again: 'Call {name} again',
    retryJoin: 'Try again',
    retryPage: 'Try again',
    reconnect: 'Reconnect now',
    openSettings: 'Show the ICE servers',
  },
  settings: {
    title: 'ICE servers',
    label: 'ICE servers, one a line',
    hint: 'stun:host:port, or turn:host:port username credential. Empty: only addresses of your own network. Used from the next call on.',
    apply: 'Use these',
    reset: 'Use the server’s',
    applied: 'Saved. The next call uses them.',
    wrong: 'This line is no ICE server: “{line}”. Write stun:host:port, or turn:host:port username credential.',
  },
  diagram: {
    title: 'Sequence of this call',
    hint: 'Point at a line, tap it, or step through with the arrow keys.',
    list: 'Messages and calls in the order they happened',
    empty: 'As soon as you call or are called, every message is drawn here with its time.',
    a: 'You',
    aNamed: '{name} (you)',
    stun: 'STUN server',
    signaling: 'Signaling server',
    b: 'The other',
    time: 'ms',
    at: 'at {ms} ms',
    before: 'by {ms} ms, known from what came of it',
    to: '{from} to {to}',
    atLane: '{lane}',
    between: '{from} and {to}',
    step: 'Step {step}',
    explain: 'What it means',
  },
  steps: {
    title: 'The call in nine steps',
    lead: 'With the interfaces of today and in the order of the specification. The code is cut from this page’s own sources as they run; a step lights up when it happens.',
    you: 'here, at {ms} ms',
    other: '{name}, by {ms} ms',
    beforeCall: 'before the call',
    source: 'in {file}',
    1: [
      'Connect to signaling',
      'Two browsers cannot find each other by themselves. A server both can reach carries their first messages. WebRTC leaves open how; here it is a WebSocket.',
    ],
    2: [
      'Make an RTCPeerConnection',
      'It is one end of the call. The ICE servers it gets tell it from where to learn its address as seen from outside (STUN), or by whom to be relayed (TURN).',
    ],
    3: [
      'Open camera and microphone',
      'getUserMedia asks the person, then gives a MediaStream of two tracks. It works on secure pages only. The preview is muted, or you would hear yourself.',
    ],
    4: [
      'Add the tracks',
      'addTrack makes a sender for each track. The connection then knows that it has something to negotiate, and asks for an offer.',
    ],
    5: [
      'Make the offer',
      'setLocalDescription() without an argument makes the fitting description and sets it: what this side wants to send and receive, in SDP. It goes over signaling to the other side.',
    ],
    6: [
      'The other side answers',
      'The callee sets the offer as its remote description, makes its answer with the same setLocalDescription(), and sends it back.',
    ],
    7: [
      'Take the answer',
      'With the answer as remote description both sides agree on codecs, keys and directions. The signaling state is “stable” again.',
    ],
    8: [
      'Exchange candidates',
      'Each address at which a side may be reached is a candidate. They are sent one by one as they are found (trickled). One that comes too early is kept until its description is set. Then ICE tries pairs until one works.',
    ],
    9: [
      'Show the other side',
      'ontrack brings the other side’s tracks. A video element plays them; video and audio now come straight from the other browser, encrypted.',
    ],
  },
  arrow: {
    join: ['join', 'The page opened a WebSocket and asked to enter the room. Nothing of WebRTC happened yet.'],
    welcome: ['welcome, ICE servers', 'The server said who is in the room and which ICE servers to use.'],
    'peer-connection': [
      'new RTCPeerConnection()',
      'Makes this end of the call. Nothing is sent yet. A new call always gets a new connection.',
    ],
    'get-user-media': [
      'getUserMedia()',
      'Asks for camera and microphone. The first time the browser asks the person; until the answer the promise waits.',
    ],
    camera: [
      'camera and microphone open',
      'getUserMedia gave a stream of one audio and one video track. The preview shows it.',
    ],
    'add-track': [
      'addTrack({tracks})',
      'Hands a track to the connection. It makes a sender for it, and soon “negotiationneeded” asks for an offer.',
    ],
    'set-local-offer': [
      'setLocalDescription()',
      'Without an argument it makes the offer and sets it in one go. From here on ICE gathers candidates. Signaling state: have-local-offer.',
    ],
    'offer-sent': [
      'offer',
      'The offer goes through the signaling server, which does not look into it. It says what this side wants to send and receive.',
    ],
    'far-offered': [
      'setLocalDescription()',
      'The other side made its offer. This browser did not see it; the offer that arrived proves it.',
    ],
    'offer-received': ['offer', 'The other side wants to call. The offer waits until the person accepts.'],
    'offer-ignored': [
      'its offer is ignored: glare',
      'Both sides called at once. This side is the impolite one: its own offer stands, the other side takes back its own.',
    ],
    'offer-rolled-back': [
      'own offer taken back: glare',
      'Both sides called at once. This side is the polite one: setRemoteDescription rolls its own offer back and takes the other’s.',
    ],
    'set-remote-offer': [
      'setRemoteDescription(offer)',
      'Sets the caller’s offer. The connection now knows the caller’s tracks and can answer. Signaling state: have-remote-offer.',
    ],
    'set-local-answer': [
      'setLocalDescription()',
      'The same call as the caller’s, and it makes an answer, because there is an offer to answer. Signaling state: stable.',
    ],
    'answer-sent': ['answer', 'The answer goes back through the signaling server.'],
    'far-answered': [
      'setRemoteDescription, answer',
      'The other side set the offer and made its answer with setLocalDescription(). This browser did not see it; the answer that arrived proves it.',
    ],
    'answer-received': ['answer', 'The other side agreed and says what it will send and receive.'],
    'set-remote-answer': [
      'setRemoteDescription(answer)',
      'Sets the answer. Both sides now agree. Signaling state: stable.',
    ],
    'far-set-answer': [
      'setRemoteDescription(answer)',
      'The other side set the answer. This browser did not see it; that they are connected proves it.',
    ],
    'stun-request': [
      'binding request',
      'Gathering began. Over UDP the browser asks the STUN server: from which address do you see me?',
    ],
    'stun-response': [
      'binding response {address}',
      'The STUN server told the address it sees. It becomes a server-reflexive (srflx) candidate, good for reaching this machine behind a NAT.',
    ],
    'stun-same': [
      'binding response: no NAT',
      'Gathering is complete without an error and without a server-reflexive candidate: the STUN server saw an address that the browser knew already, so there is no NAT between them.',
    ],
    'stun-unneeded': [
      'no longer needed',
      'The browsers found a way to each other before the STUN server’s answer made a difference, so gathering stopped. Whether it answered cannot be seen from here.',
    ],
    'stun-error': [
      'no answer from STUN {code}',
      'The STUN server did not answer from one of this machine’s addresses. Calls within one network still work; between networks this may be why they fail.',
    ],
    'candidate-sent': [
      'candidates ×{count}',
      'Addresses at which this side may be reached, sent one by one as they are found (onicecandidate).',
    ],
    'candidate-received': [
      'candidates ×{count}',
      'Addresses at which the other side may be reached (addIceCandidate).',
    ],
    'candidate-kept': [
      'candidates ×{count}, {early} kept',
      'Addresses at which the other side may be reached. Those that came before the remote description was set were kept, then added (addIceCandidate).',
    ],
    connected: [
      'ICE and DTLS connected',
      'A pair of candidates works in both directions, and the keys are agreed on. From here on the two browsers talk directly.',
    ],
    track: [
      'ontrack: {tracks}',
      'The remote description announced a track; ontrack hands it over. That media will really come is not said by this.',
    ],
    media: [
      'video and audio (SRTP)',
      'The first frame of the other side is on the screen. Media flows both ways over UDP, encrypted, past the signaling server.',
    ],
    lost: [
      'nothing arrives any more',
      'For more than a second no byte came. ICE itself would say “disconnected” only after about five seconds.',
    ],
    left: ['left', 'The server says that the other side left the room, or that its connection to the server ended.'],
    'hangup-sent': [
      'hangup',
      'This side ended the call and tells the other through the signaling server. close() ends the connection, and the camera is switched off.',
    ],
    'hangup-received': [
      'hangup',
      'The other side ended the call. close() ends the connection, and the camera is switched off.',
    ],
  },
};
