import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash256, hashText } from '../../solutions/12-getdata';
import { header, readHeaderEntry } from '../../solutions/14-headers';
import { extendChain, startChain } from '../../solutions/15-chain';
import { hex } from '../wire/bytes';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode } from '../wire/codec/codec';
import { practiceChain } from './practice-chain';

const LENGTH = 200;
const { WORKBOOK_CACHE } = process.env;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-practice-'));
  process.env.WORKBOOK_CACHE = join(folder, 'cache');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (WORKBOOK_CACHE === undefined) delete process.env.WORKBOOK_CACHE;
  else process.env.WORKBOOK_CACHE = WORKBOOK_CACHE;
});

/** The file in which the chain is cached; there must be no other. */
function keptFile(): string {
  const files = readdirSync(join(folder, 'cache'));
  expect(files).toHaveLength(1);
  return join(folder, 'cache', files[0]);
}

test('the chain follows all rules and starts from the genesis header of practice', async () => {
  const bytes = await practiceChain(LENGTH);
  expect(bytes).toHaveLength(LENGTH * 80);
  const chain = startChain(CHAIN_RULES.practice);
  for (let at = 0; at < bytes.length; at += 80) {
    extendChain(chain, decode(readHeaderEntry, Uint8Array.of(...bytes.subarray(at, at + 80), 0)));
  }
  expect(chain.height).toBe(LENGTH);
});

test('the chain is always the same, so a notebook can quote it', async () => {
  const bytes = await practiceChain(LENGTH);
  process.env.WORKBOOK_CACHE = join(folder, 'other');
  expect(hex(await practiceChain(LENGTH))).toBe(hex(bytes));
  // a longer chain begins with the shorter one
  expect(hex(await practiceChain(50))).toBe(hex(bytes.subarray(0, 50 * 80)));
  // if you change what is mined, change the file's name too, or the old file will be read for ever
  expect(hashText(hash256(bytes))).toBe('576d74bcd6ae3ad821e098e7d9d9d8a1267206dbffa2a4f60e7f8c37b1dab60e');
});

test('the chain is cached with a hash after it, and read from the cache next time', async () => {
  const bytes = await practiceChain(LENGTH);
  const file = keptFile();
  expect(hex(readFileSync(file))).toBe(hex(bytes) + hex(hash256(bytes)));
  const other = new Uint8Array(LENGTH * 80).fill(7);
  writeFileSync(file, Buffer.concat([other, hash256(other)]));
  expect(hex(await practiceChain(LENGTH))).toBe(hex(other));
});

test.each([
  ['truncated', (file: Buffer) => file.subarray(0, 1000)],
  ['empty', () => Buffer.alloc(0)],
  ['of the right length but corrupt', (file: Buffer) => Buffer.from(file).fill(0, 80, 90)],
])('if the file is %s, the chain is mined again and the file replaced', async (_, spoil) => {
  const bytes = await practiceChain(LENGTH);
  const file = keptFile();
  const whole = readFileSync(file);
  writeFileSync(file, spoil(whole));
  expect(hex(await practiceChain(LENGTH))).toBe(hex(bytes));
  expect(hex(readFileSync(keptFile()))).toBe(hex(whole));
});

test('if the cache cannot be written, the chain is still returned', async () => {
  const file = join(folder, 'a file');
  writeFileSync(file, '');
  process.env.WORKBOOK_CACHE = join(file, 'cache');
  const bytes = await practiceChain(20);
  expect(bytes).toHaveLength(20 * 80);
});

test('progress is reported while mining, but not when reading from the cache', async () => {
  const reported: number[] = [];
  const tell = (done: number) => void reported.push(done);
  await practiceChain(1000, tell);
  expect(reported).toEqual([500, 1000]);
  await practiceChain(1000, tell);
  expect(reported).toEqual([500, 1000]);
});

test('timestamps increase from the genesis header on', async () => {
  const bytes = await practiceChain(20);
  const times = Array.from(
    { length: 20 },
    (_, i) => decode(header.read, bytes.subarray(80 * i, 80 * i + 80)).time,
  );
  const { tip } = startChain(CHAIN_RULES.practice);
  for (const [i, time] of times.entries()) expect(time).toBeGreaterThan(i === 0 ? tip.time : times[i - 1]);
});
