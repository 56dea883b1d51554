// Playing what arrives in an element of a frame, which the page around gives the stream.

/** Returns the frame. The page itself plays the audio: the document of the frame captures nothing, and may not. */
export function playInFrame(call) {
  const frame = Object.assign(document.createElement('iframe'), { id: 'stage', width: 400, height: 300 });
  document.body.append(frame);
  const page = frame.contentDocument;
  const video = Object.assign(page.createElement('video'), { id: 'inner', autoplay: true, muted: true, width: 320 });
  page.body.append(video);
  const audio = Object.assign(document.createElement('audio'), { id: 'voice', autoplay: true });
  document.body.append(audio);
  call.show = (stream) => {
    if (video.srcObject === stream) return;
    video.srcObject = stream;
    audio.srcObject = stream;
  };
  return frame;
}
