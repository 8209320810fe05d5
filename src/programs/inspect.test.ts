import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import { makeTempFolder } from '../base/temp-folder';
import { recordedConversation } from '../peers/vectors';
import { recording } from '../peers/recordings';
import { hex } from '../wire/bytes';
import { inspectHelp, inspectOptions } from './inspect-options';

const { scripts } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const [, ...program] = scripts.inspect.split(' ');
const VERACK = hex(recording('verack').bytes);

let folder: string;
beforeAll(() => (folder = makeTempFolder('workbook-inspect-')));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: string[], input?: Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    cwd: root(),
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

const file = (name: string, contents: string | Uint8Array) => {
  writeFileSync(join(folder, name), contents);
  return join(folder, name);
};

test('bytes as arguments, in a file and from the standard input are the same; without a terminal there are no colours', () => {
  const { bytes } = recording('verack');
  const [typed, ...others] = [
    run([VERACK]),
    run(VERACK.match(/../g)!),
    run([file('verack.hex', VERACK)]),
    run(['-'], new TextEncoder().encode(VERACK)),
  ];
  expect(typed).toMatchObject({ status: 0, stderr: '' });
  expect(typed.stdout).toContain('verack  mainnet, 0 bytes of payload');
  expect(typed.stdout).not.toContain('\u001b');
  for (const other of others) expect(other).toEqual(typed);
  expect(run([file('verack.bin', bytes)]).stdout).toBe(typed.stdout.replace('as hex', 'as a binary file'));
});

test('an error in the bytes, or bytes that are not recognised, are exit code 1', () => {
  const wrong = run([join('test_data', 'recordings', 'tutorial-getdata.txt')]);
  expect(wrong).toMatchObject({ status: 1, stderr: '' });
  expect(wrong.stdout).toContain('✘ [0].hash at byte 29: expected 32 bytes, found 29');
  expect(run(['0102']).status).toBe(1);
  expect(run(['0102', '--as', 'bytes']).status).toBe(0);
});

test('the keys of a session make one direction readable', () => {
  const { secret, sent, received } = recordedConversation();
  const keys = file('keys.txt', `network: simnet\nsecret: ${hex(secret)}\nsent: ${hex(sent)}\n`);
  const bytes = file('received.bin', received);
  const { status, stdout } = run([bytes, '--keys', keys]);
  expect(status).toBe(0);
  expect(stdout).toContain('pong, decrypted');
  // as PowerShell writes it
  const utf16 = file('utf16.txt', Buffer.from(`\ufeff${readFileSync(keys, 'utf8')}`, 'utf16le'));
  expect(run([bytes, '--keys', utf16])).toEqual({ status, stdout, stderr: '' });
  expect(run([bytes, '--keys', bytes]).stderr).toContain('received.bin" is not text.');
  expect(run([join('test_data', 'conversations', 'btcd-encrypted.txt')]).stdout).toContain('pong, decrypted');
});

test.each([
  [['nothing.hex'], 'There is no file "nothing.hex". As bytes: "n" at line 1, column 1'],
  [['tx-bip143-p2wpkh'], 'There is no file "tx-bip143-p2wpkh". As bytes:'],
  // 16 letters that could be base64
  [['notebooks/Verack'], 'There is no file "notebooks/Verack".'],
  [['f9b'], 'Half a byte is missing'],
  [[''], 'There are no bytes.'],
  [['src'], '"src" cannot be read: it is a folder'],
  [['00', '--keys', 'nothing.txt'], '"nothing.txt" cannot be read: there is no such file'],
])('%j is exit code 2, with a reason', (args, why) => {
  const { status, stdout, stderr } = run(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(why);
  expect(stderr).toContain('npm run inspect -- --help');
});

test('options are read from the arguments, or where npm puts them without a --', () => {
  expect(inspectOptions(['00', '--as', 'tx', '--network', 'signet', '--all'])).toEqual({
    input: ['00'],
    as: 'tx',
    network: 'signet',
    keys: undefined,
    all: true,
  });
  expect(inspectOptions(['00'], { npm_config_as: 'tx', npm_config_all: 'true' })).toMatchObject({
    as: 'tx',
    all: true,
  });
  expect(inspectOptions(['--help'])).toBe('help');
});

test.each([
  [[], 'Bytes in hex, or the name of a file with bytes, are required.'],
  [['00', '--as', 'nothing'], '--as "nothing" is not one of: messages, header, contents, bytes, addr,'],
  [['00', '--network', 'moon'], 'There is no network "moon". There are: mainnet,'],
])('%j is refused', (args, why) => {
  expect(() => inspectOptions(args)).toThrow(why);
});

test('the help names every option, and fits into a terminal', () => {
  for (const option of ['--as', '--network', '--keys', '--all'])
    expect(inspectHelp()).toContain(`\n${option}`);
  for (const line of inspectHelp().split('\n')) expect(line.length).toBeLessThanOrEqual(110);
});
