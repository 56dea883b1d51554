self.onmessage = () => postMessage('pong');
