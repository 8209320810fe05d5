import { recording } from '../peers/recordings';
import { fromHex } from '../wire/bytes';
import { inspectInput } from './inspect-input';
import { inspectionText } from './text';

const PING = 'f9beb4d9 70696e67 0000000000000000 08000000 2502fa94 0102030405060708';
const plain = (text: string, all = false) => inspectionText(inspectInput(text), { colours: false, all });

test('bytes in rows, letters below them, and each field with its place, value and meaning', () => {
  const lines = plain(PING).split('\n');
  expect(lines).toContain('       0  f9 be b4 d9 70 69 6e 67 00 00 00 00 00 00 00 00  ....ping........');
  expect(lines).toContain('          A           B');
  expect(lines).toContain('      16  08 00 00 00 25 02 fa 94 01 02 03 04 05 06 07 08  ....%...........');
  expect(lines).toContain('          C           D           E');
  expect(lines).toContain("  B  command   offset 4, 12 bytes  'ping'");
  expect(lines).toContain(
    '     The first four bytes of every message. They say which network it belongs to: f9 be b4 d9 is mainnet.',
  );
});

test('an error is marked at its byte, and its words come last', () => {
  const lines = plain(PING.replace('2502', '2503')).split('\n');
  expect(lines).toContain('          C           D!          E');
  expect(lines.at(-1)).toBe(
    '  ✘ checksum at byte 20: expected 2502fa94, computed from the payload, found 2503fa94',
  );
});

test('colours only add to it', () => {
  const inspection = inspectInput(PING);
  const coloured = inspectionText(inspection, { colours: true });
  expect(coloured).toContain('\u001b[');

  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(inspectionText(inspection, { colours: false }));
});

test('a long part is shown in part, with what is left out, or as a whole', () => {
  const zeros = '00'.repeat(600);
  expect(plain(zeros)).toContain('… 88 more bytes; --all shows them');
  expect(plain(zeros, true)).not.toContain('more bytes');
  const block = inspectInput(recording('btcd-block-witness').bytes);
  expect(inspectionText(block, { colours: false })).not.toContain('more field');
});

test('nothing from the bytes reaches the terminal as a control character', () => {
  const agent = fromHex('1b5b324a 202e2e');
  const payload = new Uint8Array(86 + agent.length);
  payload.set([0x7f, 0x11, 0x01]);
  payload[80] = agent.length;
  payload.set(agent, 81);
  const text = inspectionText(inspectInput(payload, { as: 'version' }), { colours: false });

  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f]/);
});
