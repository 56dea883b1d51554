self.onconnect = ({ ports: [port] }) => {
  port.onmessage = () => port.postMessage('pong');
};
