import { PAYLOADS } from '../../../solutions/07-own-version';
import type { Codec } from '../../wire/codec/codec';
import { WireError } from '../../wire/codec/error';
import { Reader, type Span } from '../../wire/codec/reader';
import { recording, recordingNames } from '../../peers/recordings';
import { FieldScan } from './fields';
import { messages, solutionModules } from './messages';

/** What a codec reads where; undefined if it rejects the bytes, as it should with some recordings. */
function spansOf(codec: Codec<unknown>, payload: Uint8Array): Span[] | undefined {
  try {
    return new Reader(payload).trace(codec.read).spans;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

test('the fields of a codec, as read from its code, are those that it reads from recorded messages', async () => {
  const known = messages(await solutionModules());
  const seen = new Set<string>();
  for (const { kind, command, bytes } of recordingNames().map(recording)) {
    const payload = kind === 'frame' ? bytes.subarray(24) : bytes;
    const codec = PAYLOADS.get(command);
    const spans = codec && spansOf(codec, payload);
    if (!spans) continue;
    // [0].hash, addr_recv.ip: the name of the field itself, of the first item
    const names = spans.map(({ path }) => path.replace(/^\[0\]\./, '').split(/[.[]/)[0]);
    const own = names.filter((name) => name !== 'count' && name !== '');
    const read = own.filter((name, i) => own.lastIndexOf(name) === i);
    const fields = known.find((message) => message.command === command)?.fields.map(({ name }) => name);
    // some are absent: the last ones of an old version, the witnesses of a transaction
    expect(fields?.filter((name) => read.includes(name))).toEqual(read);
    seen.add(command);
  }
  expect([...seen]).toEqual(
    expect.arrayContaining(['version', 'getdata', 'tx', 'block', 'headers', 'getheaders']),
  );
});

test('a field that a function reads by hand is found, too', () => {
  const header = new FieldScan().of('01-framing', 'readHeader');
  expect(header.map(({ name }) => name)).toEqual(['magic', 'command', 'length', 'checksum']);
});

test('what a codec wraps comes in the order of the wire', () => {
  const names = new FieldScan().of('14-headers', 'headers').map(({ name }) => name);
  expect(names[0]).toBe('version');
  expect(names.at(-1)).toBe('transactions');
});
