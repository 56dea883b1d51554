// The fake camera's picture through a real encoder that gets a quarter of the size and hardly a bit to spend.
import { createStampReader } from '/probe/stamp.js';
import { connect } from './stamp-loopback.js';
import { tell } from './stamp-result.js';

const FRAMES = 65;
const LONGEST_MS = 25000;

async function run() {
  const codec = new URLSearchParams(location.search).get('codec');
  const wanted = RTCRtpSender.getCapabilities('video').codecs.filter((c) => c.mimeType === `video/${codec}`);
  if (wanted.length === 0) {
    tell({ supported: false });
    return;
  }
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
  const { near, track } = await connect(stream, (pc) => {
    pc.getTransceivers()[0].setCodecPreferences(wanted);
    const [sender] = pc.getSenders();
    const parameters = sender.getParameters();
    Object.assign(parameters.encodings[0], { maxBitrate: 50000, scaleResolutionDownBy: 4 });
    return sender.setParameters(parameters);
  });
  const video = document.getElementById('received');
  video.srcObject = new MediaStream([track]);
  const reader = createStampReader();
  const frames = [];
  const began = performance.now();
  let readMs = 0;
  await new Promise((resolve) => {
    const look = () => {
      const before = performance.now();
      const { stamp } = reader.read(video, video.videoWidth, video.videoHeight);
      readMs += performance.now() - before;
      frames.push({ width: video.videoWidth, height: video.videoHeight, stamp });
      if (frames.length < FRAMES) video.requestVideoFrameCallback(look);
      else resolve();
    };
    video.requestVideoFrameCallback(look);
    setTimeout(resolve, LONGEST_MS);
  });
  const seconds = (performance.now() - began) / 1000;
  const stats = [...(await near.getStats()).values()];
  const sent = stats.find((s) => s.type === 'outbound-rtp');
  tell({
    supported: true,
    frames,
    codec: stats.find((s) => s.id === sent.codecId).mimeType,
    kbps: (sent.bytesSent * 8) / 1000 / seconds,
    qp: sent.qpSum / sent.framesEncoded,
    readMs: readMs / frames.length,
  });
  for (const track of stream.getTracks()) track.stop();
}

run().catch((error) => tell({ error: String(error) }));
