// Playing what arrives in an element of a window that the page opened and writes into.

/** Returns the element. The page itself plays the audio: the window's document captures nothing, and may not. */
export function playInWindow(call) {
  const opened = open('', 'stage', 'width=400,height=300');
  opened.document.write('<video id="inner" width="320" height="240" autoplay playsinline muted></video>');
  const video = opened.document.getElementById('inner');
  const audio = Object.assign(document.createElement('audio'), { id: 'voice', autoplay: true });
  document.body.append(audio);
  call.show = (stream) => {
    if (video.srcObject === stream) return;
    video.srcObject = stream;
    audio.srcObject = stream;
  };
  return video;
}
