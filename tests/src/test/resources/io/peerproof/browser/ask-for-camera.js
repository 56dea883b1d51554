// Run by executeAsyncScript: its last argument takes the answer.
const answer = arguments[arguments.length - 1];
const ask = async () => {
  // The driver does not wait for loads; the blank page before has no media devices.
  while (!navigator.mediaDevices || document.readyState !== 'complete') {
    await new Promise(requestAnimationFrame);
  }
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  return stream.getVideoTracks()[0].readyState;
};
ask().then(answer, (error) => answer(error.name));
