// Another program has the camera: what getUserMedia says then (Media Capture and Streams, section 10.3.1).
navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
