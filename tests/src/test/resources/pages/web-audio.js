// Playing received audio through Web Audio.

/** Mutes the element, and has the audio played by a graph of Web Audio. */
export function playByWebAudio(call, connect) {
  const { show } = call;
  let context = null;
  call.show = (stream) => {
    call.remote.muted = true;
    show(stream);
    if (context || stream.getAudioTracks().length === 0) return;
    context = new AudioContext();
    connect(context.createMediaStreamSource(stream), context);
  };
}

/** Mutes the element, and has the audio played by an element of its own, behind a graph of Web Audio. */
export function playByElementOfGraph(call, muted) {
  playByWebAudio(call, (source, context) => {
    const out = context.createMediaStreamDestination();
    source.connect(out);
    const element = new Audio();
    element.muted = muted;
    element.srcObject = out.stream;
    element.play();
  });
}
