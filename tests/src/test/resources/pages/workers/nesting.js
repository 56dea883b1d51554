const inner = new Worker('dedicated.js');
inner.onmessage = ({ data }) => postMessage(data);
self.onmessage = ({ data }) => inner.postMessage(data);
