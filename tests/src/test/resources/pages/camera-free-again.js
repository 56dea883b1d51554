// Gives the page its own getUserMedia back: see camera-in-use.js.
delete navigator.mediaDevices.getUserMedia;
