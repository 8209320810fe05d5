// @ts-check
// Why a download failed, as far as the output of the failed program says so. Nothing else is guessed.

/** @type {[words: RegExp, cause: string][]} the first match counts */
const CAUSES = [
  [/ENOSPC|No space left on device|os error 28\b/i, 'the disk is full'],
  [
    /CERTIFICATE_VERIFY_FAILED|UNABLE_TO_(?:VERIFY|GET)|SELF_SIGNED_CERT|invalid peer certificate/i,
    "the package server's certificate was rejected (behind a company's proxy, pip needs PIP_CERT, and npm its cafile setting)",
  ],
  [/ENOTCACHED/, 'npm is set to work offline, and has not kept the packages'],
  [/ProxyError|407 Proxy|tunneling socket could not be/i, 'the proxy refuses the connection'],
  [
    /ENOTFOUND|EAI_AGAIN|NameResolutionError|Name or service not known|name resolution|nodename nor servname|getaddrinfo failed|dns error/i,
    "the package server's name cannot be looked up (is there a network?)",
  ],
  [
    /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|NewConnectionError|ConnectTimeout|ReadTimeout|Connection refused|Network is unreachable|error sending request|timed out/i,
    'the package server does not answer (is there a network? is a proxy needed?)',
  ],
  [
    /EACCES|EPERM|EROFS|Permission denied|Read-only file system|os error (?:13|30)\b/i,
    'a file or folder cannot be written',
  ],
  [
    /EBUSY|being used by another process/i,
    'a file is in use (is a JupyterLab of this workbook still running?)',
  ],
];

/**
 * @param {string} output the program's output
 * @returns {string} the cause in words; if no known one is found, the program's own last error message
 */
export function causeIn(output) {
  return CAUSES.find(([words]) => words.test(output))?.[1] ?? lastComplaint(output);
}

/** @param {string} output */
function lastComplaint(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^$|^npm (?:error|ERR!)$|A complete log of this run/.test(line));
  // npm begins its complaint with a code
  const words = lines.filter((line) => !/^npm (?:error|ERR!) code \w+$/.test(line));
  const said = words.length > 0 ? words : lines;
  const line =
    said.filter((text) => /error|failed/i.test(text)).at(-1) ?? said.at(-1) ?? 'it printed nothing';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
