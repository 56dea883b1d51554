// ?by=class|function|fixed: how this page replaces RTCPeerConnection, before it makes one and an offer with it.
const Native = RTCPeerConnection;
const ways = {
  class: () => {
    window.RTCPeerConnection = class extends Native {
      own() {
        return true;
      }
    };
  },
  function: () => {
    window.RTCPeerConnection = function RTCPeerConnection(...args) {
      return new Native(...args);
    };
    window.RTCPeerConnection.prototype = Native.prototype;
  },
  fixed: () =>
    Object.defineProperty(window, 'RTCPeerConnection', {
      value: class extends Native {},
      writable: false,
      configurable: false,
    }),
};
ways[new URLSearchParams(location.search).get('by')]();
const pc = new RTCPeerConnection();
pc.addTransceiver('audio');
pc.setLocalDescription().then(() => {
  window.done = { result: pc instanceof Native };
});
