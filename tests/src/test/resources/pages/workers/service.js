self.onmessage = ({ ports: [port] }) => port.postMessage('pong');
