/** Runs the rows of the table and prints it; see tests/faults --help. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { floods } from './floods.mjs';
import { kills } from './kills.mjs';
import { machines } from './machines.mjs';

const TABLE = 'tests/target/faults.md';

function wrongUse(sentence) {
  console.error(`tests/faults: ${sentence}\nWhat to do: see tests/faults --help`);
  process.exit(2);
}

let only = /./;
let list = false;
const words = process.argv.slice(2);
while (words.length > 0) {
  const word = words.shift();
  if (word === '--list') list = true;
  else if (word === '--only' && words.length > 0) only = new RegExp(words.shift());
  else wrongUse(`there is no option ${word}`);
}
const rows = [...kills, ...machines, ...floods].filter(({ name }) => only.test(name));
if (rows.length === 0) wrongUse('no row has such a name');
if (list) {
  console.log(rows.map(({ name }) => name).join('\n'));
  process.exit();
}

const cells = (values) => `| ${values.map((value) => String(value).replaceAll('|', '\\|')).join(' | ')} |`;
const table = [cells(['fault', 'exit', 'nothing left after', 'said', 'survived']), '|---|---|--:|---|---|'];
mkdirSync('tests/target', { recursive: true });
console.log(table.join('\n'));
let status = 0;
for (const row of rows) {
  let line;
  if (row.needsRoot && process.getuid() !== 0) {
    line = cells([row.name, '', '', '', 'not tried: needs root']);
  } else {
    const result = await row.run().catch((failure) => ({
      exit: '',
      said: '',
      leftS: Number.NaN,
      wrong: [failure.message],
      output: failure.stack,
    }));
    line = cells([
      row.name,
      result.exit,
      Number.isFinite(result.leftS) ? `${result.leftS.toFixed(1)} s` : '',
      result.said.slice(0, 160),
      result.wrong.length === 0 ? 'yes' : `NO: ${result.wrong.join(', ')}`,
    ]);
    if (result.wrong.length > 0) {
      status = 1;
      writeFileSync(`tests/target/faults-${row.name.replace(/\W+/g, '-')}.log`, String(result.output));
    }
  }
  table.push(line);
  console.log(line);
  writeFileSync(TABLE, `${table.join('\n')}\n`);
}
process.exit(status);
