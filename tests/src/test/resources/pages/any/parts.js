import { begin } from './begin.js';

customElements.define(
  'join-panel',
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      for (const act of [wrong, join]) {
        const button = document.createElement('button');
        button.textContent = 'Join';
        button.className = act.name;
        button.onclick = act;
        root.append(button);
      }
    }
  },
);

function wrong() {
  document.getElementById('state').textContent = 'Wrong button';
}

function join() {
  begin(() => {}, document.querySelector('iframe').contentDocument.getElementById('room').value);
}
