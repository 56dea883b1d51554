// The least page that makes a call: ?role=caller|callee|third&room=…&fault=…,…
import { createCall } from './call.js';
import { audio } from './faults/audio.js';
import { data } from './faults/data.js';
import { element } from './faults/element.js';
import { healthy } from './faults/healthy.js';
import { ice } from './faults/ice.js';
import { layers } from './faults/layers.js';
import { outage } from './faults/outage.js';
import { page } from './faults/page.js';
import { screen } from './faults/screen.js';
import { signaling } from './faults/signaling.js';
import { slow } from './faults/slow.js';
import { source } from './faults/source.js';
import { video } from './faults/video.js';

const faults = {
  none() {},
  ...audio,
  ...data,
  ...element,
  ...healthy,
  ...ice,
  ...layers,
  ...outage,
  ...page,
  ...screen,
  ...signaling,
  ...slow,
  ...source,
  ...video,
};

const query = new URLSearchParams(location.search);
const call = createCall({
  role: query.get('role'),
  room: query.get('room') ?? 'call',
  remote: document.getElementById('remote'),
});
for (const fault of (query.get('fault') ?? 'none').split(',')) faults[fault](call);
call.start();
