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

/** Code that tries something forbidden, and gives the right answer only if it works. */
const onlyIf = (attempt: string): string =>
  withChecksum(`${attempt}\n  return sha256(sha256(payload)).slice(0, 4);`);

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
  return {
    done: { files: at(asOwn(solution())), state: 'done' },
    given: { files: at(solution()), state: 'given' },
    stub: { files: at(stub()), state: 'not started' },
    'other lesson only': {
      files: at(readFileSync(join(root(), 'solutions', '04-services.ts'), 'utf8'), '04-services'),
      state: 'not started',
    },
    'in progress': {
      files: at(
        stub().replace(`return todo('${SLUG}', 'checksum');`, 'return sha256(sha256(payload)).slice(0, 4);'),
      ),
      state: 'in progress',
    },
    wrong: {
      files: at(withChecksum('return sha256(payload).slice(0, 4);')),
      state: 'wrong',
      says: /hashed once/,
    },
    'endless loop': {
      files: at(withChecksum('for (;;);')),
      state: 'does not finish',
      says: /processor time/,
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
    'fails to load': { files: at(`${solution()}\nthrow new Error('not today');\n`), state: 'fails to load' },
    'helper file': {
      files: { ...at(`import './helper';\n${solution()}`), 'exercises/helper.ts': 'export {};\n' },
      state: 'fails to load',
      says: /helper/,
    },
    'edited suite': {
      files: {
        ...at(withChecksum('return sha256(payload).slice(0, 4);')),
        [`exercises/${SLUG}.test.ts`]: "test('all is well', () => {});\n",
        [`exercises/${SLUG}/checksum.suite.ts`]: 'export {};\n',
        'jest.config.mjs': 'export default { passWithNoTests: true };\n',
      },
      state: 'wrong',
      says: /01-framing\.test\.ts differs from yours/,
    },
    'writes outside': {
      files: at(onlyIf(`require('node:fs').writeFileSync(${file}, 'x');`)),
      state: 'wrong',
      says: /ERR_ACCESS_DENIED|Access to this API/,
    },
    'reads outside': {
      files: at(onlyIf(`require('node:fs').readFileSync(${secret});`)),
      state: 'wrong',
      says: /Access to this API/,
    },
    'starts a program': {
      files: at(onlyIf(`require('node:child_process').execFileSync(process.execPath, ['-e', '0']);`)),
      state: 'wrong',
      says: /Access to this API/,
    },
    'starts a thread': {
      files: at(onlyIf(`new (require('node:worker_threads').Worker)('0', { eval: true });`)),
      state: 'wrong',
      says: /Access to this API/,
    },
    // this address of the machine's own leads to its own servers, but is not loopback
    'opens a socket': {
      files: at(onlyIf(`require('node:net').connect(${port}, '0.0.0.0').on('error', () => {});`)),
      state: 'done',
    },
    'opens a UDP socket': {
      files: at(onlyIf(`require('node:dgram').createSocket('udp4');`)),
      state: 'wrong',
      says: /may not open a UDP socket/,
    },
    'looks up a name': {
      files: at(onlyIf(`require('node:dns').lookup('example.org', () => {});`)),
      state: 'wrong',
      says: /may not look up a name/,
    },
    'ends another process': {
      files: at(onlyIf(`process.kill(process.ppid, 'SIGKILL');`)),
      state: 'wrong',
      says: /may not call process\.kill/,
    },
    'exit like Ctrl+C': {
      files: at(withChecksum('process.exit(130);')),
      state: 'does not finish',
      says: /process\.exit/,
    },
    exit: { files: at(withChecksum('process.exit(0);')), state: 'does not finish', says: /process\.exit/ },
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
    'replaces the tests': {
      files: at(`${withChecksum('return payload;')}\n(globalThis as any).test = (name: string) => name;\n`),
      state: 'fails to load',
    },
    'replaces the matchers': {
      files: at(
        `${withChecksum('return payload;')}\n(globalThis as any).expect.extend({ toBeBytes: () => ({ pass: true, message: () => '' }) });\n`,
      ),
      state: 'fails to load',
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
