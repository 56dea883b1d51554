/** ICE servers as a person edits them: one a line, `URL`, or for TURN `URL username credential`. */

const SCHEMES = /^(stuns?|turns?):\S+$/;

export function formatIceServers(servers) {
  return servers
    .flatMap(({ urls, username, credential }) =>
      [urls].flat().map((url) => [url, username, credential].filter(Boolean).join(' ')),
    )
    .join('\n');
}

/** @returns {RTCIceServer[]}; throws an Error whose `line` is the first line that is no ICE server */
export function parseIceServers(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(parseLine);
}

function parseLine(line) {
  const [urls, username, credential] = line.split(/\s+/);
  const needsUser = /^turns?:/.test(urls);
  if (!SCHEMES.test(urls) || (needsUser && !credential)) {
    throw Object.assign(new Error(`Not an ICE server: ${line}`), { line });
  }
  return needsUser ? { urls, username, credential } : { urls };
}
