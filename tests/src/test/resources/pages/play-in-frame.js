// Playing what arrives in an element of a frame, which the page around gives the stream.

/** Returns the frame. */
export function playInFrame(call) {
  const frame = Object.assign(document.createElement('iframe'), { id: 'stage', width: 400, height: 300 });
  document.body.append(frame);
  const page = frame.contentDocument;
  const video = Object.assign(page.createElement('video'), { id: 'inner', autoplay: true, width: 320, height: 240 });
  page.body.append(video);
  call.show = (stream) => {
    if (video.srcObject !== stream) video.srcObject = stream;
  };
  return frame;
}
