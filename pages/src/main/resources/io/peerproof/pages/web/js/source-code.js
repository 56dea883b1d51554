/**
 * Cuts the code of each step out of this page's own modules, between `// step N` and `// end of step`, so that what
 * the tutorial shows is what runs. Lines that only tell the diagram what happened are left out.
 */

const REGION = /^[ \t]*\/\/ step (\d)\n([\s\S]*?)^[ \t]*\/\/ end of step$/gm;

/** @returns {Promise<Map<number, {file: string, code: string}[]>>} */
export async function stepCode(files) {
  const found = new Map();
  const sources = await Promise.all(files.map(readSource));
  sources.forEach((source, index) => {
    for (const [, step, code] of source.matchAll(REGION)) {
      const all = found.get(Number(step)) ?? [];
      found.set(Number(step), [...all, { file: files[index], code: tidy(code) }]);
    }
  });
  return found;
}

async function readSource(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.text();
}

function tidy(code) {
  const lines = code.split('\n').filter((line) => line.trim() && !/^\s*trace\(/.test(line));
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
