import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../base/root';
import { stubOf } from '../workbook/stubs/stub';
import { asOwn } from './workspace';

/** What a made-up student hands in, and what the row must say. */
export interface MadeUp {
  /** The files by their paths. */
  files: Record<string, string>;
  /** The state of lesson 01; absent if there is no result. */
  state?: string;
  /** What the finding, the problem or a note must say. */
  says?: RegExp;
}

const SLUG = '01-framing';
const solution = () => readFileSync(join(root(), 'solutions', `${SLUG}.ts`), 'utf8');
const stub = () => stubOf(solution(), SLUG);

/** Everything right but `checksum`, whose body is this. */
const withChecksum = (body: string): string =>
  asOwn(solution().replace('return sha256(sha256(payload)).slice(0, 4);', body));

/** Code that tries all of this, and a line for each of what came of it. */
const tried = (attempts: Record<string, string>): string => `Object.entries({
${Object.entries(attempts)
  .map(([name, attempt]) => `  '${name}': () => { ${attempt} },\n`)
  .join('')}}).map(([name, attempt]: [string, () => void]) => {
  try { attempt(); return name + ': allowed'; } catch (error) { return name + ': ' + (error as Error).message; }
})`;

const at = (text: string, slug = SLUG): Record<string, string> => ({ [`exercises/${slug}.ts`]: text });

/**
 * Twenty submissions and more.
 *
 * @param outside - a folder outside the scratch folder: nothing may appear in it
 * @param port - of a server on this machine: nothing may connect to it
 */
export function madeUpClass(outside: string, port: number): Record<string, MadeUp> {
  const file = JSON.stringify(join(outside, 'written'));
  const secret = JSON.stringify(join(outside, 'secret'));
  // this address of the machine's own leads to its own servers, but is not loopback
  const connects = `require('node:net').connect(${port}, '0.0.0.0').on('error', () => {});`;
  // two in a line: of a message, only the first lines are shown
  const forbidden: MadeUp = {
    files: at(
      withChecksum(`${connects}
  throw new Error(${tried({
    'writes outside': `require('node:fs').writeFileSync(${file}, 'x');`,
    'reads outside': `require('node:fs').readFileSync(${secret});`,
    'starts a program': "require('node:child_process').execFileSync(process.execPath, ['-e', '0']);",
    'starts a thread': "new (require('node:worker_threads').Worker)('0', { eval: true });",
    'opens a UDP socket': "require('node:dgram').createSocket('udp4');",
    'connects to a socket with a path': `require('node:net').connect(${file});`,
    'serves one': `require('node:net').createServer().listen({ path: ${file} });`,
    'looks up a name by itself': "require('node:net').connect({ port: 1, host: 'localhost', lookup() {} });",
    'looks up a name': "require('node:dns').lookup('example.org', () => {});",
    'ends another process': "process.kill(process.ppid, 'SIGKILL');",
  })}.map((said, i) => said + (i % 2 ? '\\n' : '; ')).join('') + Math.random());`),
    ),
    state: 'wrong',
    says: new RegExp(
      [
        ...['writes outside', 'reads outside', 'starts a program', 'starts a thread'].map(
          (name) => `${name}: Access to this API.*`,
        ),
        'opens a UDP socket: .*may not open a UDP socket.*',
        'connects to a socket with a path: .*may not use a socket that has a path.*',
        'serves one: .*may not use a socket that has a path.*',
        'looks up a name by itself: .*may not look up a name by a function.*',
        'looks up a name: .*may not look up a name.*',
        'ends another process: .*may not call process\\.kill',
      ].join('[;\\n] ?'),
    ),
  };
  return {
    done: { files: at(asOwn(solution())), state: 'done' },
    stub: { files: at(stub()), state: 'not started' },
    'other lesson only': {
      files: at(readFileSync(join(root(), 'solutions', '04-services.ts'), 'utf8'), '04-services'),
      state: 'not started',
    },
    wrong: {
      files: at(withChecksum('return sha256(payload).slice(0, 4);')),
      state: 'wrong',
      says: /hashed once/,
    },
    'endless loop': {
      files: at(withChecksum('for (;;);')),
      state: 'does not finish',
      says: /far more time/,
    },
    'endless at load': { files: at(`${solution()}\nfor (;;);\n`), state: 'does not finish', says: /loading/ },
    'memory hog': {
      files: at(
        withChecksum('const all: number[][] = []; for (;;) all.push(new Array(1e5).fill(payload.length));'),
      ),
      state: 'does not finish',
      says: /memory/,
    },
    'buffer hog': {
      files: at(withChecksum('const all: Buffer[] = []; for (;;) all.push(Buffer.alloc(1 << 24, 1));')),
      state: 'does not finish',
      says: /memory/,
    },
    'does not compile': {
      files: at(solution().replace('export function checksum(', 'export function checksum((')),
      state: 'does not compile',
    },
    'edited suite': {
      files: {
        ...at(`import './helper';\n${solution()}`),
        'exercises/helper.ts': 'export {};\n',
        [`exercises/${SLUG}.test.ts`]: "test('all is well', () => {});\n",
        [`exercises/${SLUG}/checksum.suite.ts`]: 'export {};\n',
        'jest.config.mjs': 'export default { passWithNoTests: true };\n',
      },
      state: 'fails to load',
      says: /helper[^]*01-framing\.test\.ts differs from yours/,
    },
    forbidden,
    'forbidden again': forbidden,
    'connects, and handles no error': {
      files: at(
        withChecksum(`require('node:net').connect(${port}, '0.0.0.0');
  return sha256(sha256(payload)).slice(0, 4);`),
      ),
      state: 'wrong',
      says: /It opened a connection to 0\.0\.0\.0:\d+, which is refused/,
    },
    'fetches, and handles no error': {
      files: at(
        withChecksum(`fetch('http://0.0.0.0:${port}/');
  return sha256(sha256(payload)).slice(0, 4);`),
      ),
      state: 'wrong',
      says: /checksum[^]*It threw TypeError: fetch failed/,
    },
    'writes outside': {
      files: at(withChecksum(`require('node:fs').writeFileSync(${file}, 'x'); return payload;`)),
      state: 'wrong',
      says: /It tried to write .*written; answers may not/,
    },
    'exit like Ctrl+C': {
      files: at(withChecksum('process.exit(130);')),
      state: 'does not finish',
      says: /process\.exit/,
    },
    'exit at load': {
      files: at(`${solution()}\nprocess.exit(0);\n`),
      state: 'does not finish',
      says: /process\.exit/,
    },
    'forges the results': {
      files: at(
        withChecksum(`const { out } = JSON.parse(require('node:process').argv[2]);
  require('node:fs').writeFileSync(out, '[{"path":"exercises/${SLUG}.test.ts","tests":[]}]');
  process.exit(0);`),
      ),
      state: 'does not finish',
    },
    // what comes after it, in the order of the names, has its own results all the same
    'forbidden folders': {
      files: at(
        withChecksum(`const { dirname, join } = require('node:path');
  const { chmodSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
  const [scratch, folder] = [require('node:os').tmpdir(), dirname(process.env.WORKBOOK_PROGRESS!)];
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'x');
  mkdirSync(join(scratch, 'd', 'x'), { recursive: true });
  chmodSync(join(scratch, 'd'), 0);
  process.exit(0);`),
      ),
      state: 'does not finish',
    },
    'forbidden scratch folder': {
      files: at(
        withChecksum(
          "require('node:fs').rmSync(require('node:os').tmpdir(), { recursive: true, force: true });",
        ),
      ),
      state: 'does not finish',
    },
    'replaces the judges': {
      files: at(
        withChecksum('return payload;') +
          `throw new Error(${tried({
            test: '(globalThis as any).test = (name: string) => name;',
            matchers:
              "(globalThis as any).expect.extend({ toBeBytes: () => ({ pass: true, message: () => '' }) });",
          })}.join('\\n'));\n`,
      ),
      state: 'fails to load',
      says: /test: Cannot assign to read only.*\nmatchers: Cannot define property toBeBytes/,
    },
    'too much': { files: at('\n'.repeat(1 << 19)), says: /larger than 256 KiB/ },
    'two answers': {
      files: { ...at(stub()), [`new/exercises/${SLUG}.ts`]: stub(), [`old/${SLUG}.ts`]: stub() },
      state: 'not started',
    },
    'nothing at all': { files: { 'readme.txt': 'I was ill.\n' }, says: /no answers/ },
  };
}

/** Write the files of a submission. @param files - their texts, by path */
export function handIn(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
