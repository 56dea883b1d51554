/** What a page may do too much of, beside its call. */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** 1,000 lines every 10 ms. */
async function lines() {
  for (let line = 0; line < 100_000; line++) {
    console.error(`line ${line}: something is wrong`);
    if (line % 1_000 === 999) await pause(10);
  }
}

const connections = [];

async function many() {
  for (let count = 0; count < 500; count++) {
    const pc = new RTCPeerConnection();
    pc.createDataChannel('flood');
    connections.push(pc);
    if (count % 50 === 49) await pause(10);
  }
}

function messages(pc) {
  const channel = pc.createDataChannel('flood', { negotiated: true, id: 7 });
  channel.bufferedAmountLowThreshold = 10_000;
  let sent = 0;
  const more = () => {
    while (sent < 50_000 && channel.bufferedAmount < 100_000) channel.send(`message ${sent++}`);
  };
  channel.onopen = more;
  channel.onbufferedamountlow = more;
}

function description() {
  const lines = `a=x-flood:${'x'.repeat(990)}\r\n`.repeat(50_000);
  const sdp = `v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n${lines}`;
  new RTCPeerConnection().setRemoteDescription({ type: 'offer', sdp }).catch(() => {});
}

export const FLOODS = { console: lines, connections: many, messages, description };
