// Starts one worker of each kind. window.answers has what each of them answered to 'ping'.
const answers = {};
window.answers = answers;

const take = (kind, port) => {
  port.addEventListener('message', ({ data }) => {
    answers[kind] = data;
  });
  port.start?.();
  port.postMessage('ping');
};

take('dedicated', new Worker('workers/dedicated.js'));
take('module', new Worker('workers/dedicated.js', { type: 'module' }));
take('blob', new Worker(URL.createObjectURL(new Blob(["onmessage = () => postMessage('pong')"]))));
take('nested', new Worker('workers/nesting.js'));
take('shared', new SharedWorker('workers/shared.js').port);

const context = new AudioContext();
await context.audioWorklet.addModule('workers/worklet.js');
const node = new AudioWorkletNode(context, 'answers');
node.connect(context.destination);
take('worklet', node.port);

const registration = await navigator.serviceWorker.register('workers/service.js', { scope: 'workers/' });
const service = registration.installing ?? registration.waiting ?? registration.active;
const { port1, port2 } = new MessageChannel();
port1.addEventListener('message', ({ data }) => {
  answers.service = data;
});
port1.start();
service.postMessage('ping', [port2]);
