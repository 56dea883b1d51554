import { begin } from './begin.js';

const part = (id) => document.getElementById(id);
const tell = (call) =>
  call.whenConnected.push(() => {
    part('state').textContent = 'Connected';
  });

window.answer = async () => {
  const id = `id-${crypto.randomUUID().slice(0, 8)}`;
  await begin(tell, id);
  part('my-id').value = id;
};
part('other-id').oninput = () => {
  part('call').disabled = part('other-id').value === '';
};
part('call').onclick = () => begin(tell, part('other-id').value);
