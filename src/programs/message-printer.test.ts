import { MessagePrinter } from './message-printer';

function printer() {
  const lines: string[] = [];
  return { lines, one: new MessagePrinter('mainnet', (text) => lines.push(text)) };
}
const empty = new Uint8Array();

test('a message is printed in full, including its header', () => {
  const { lines, one } = printer();
  one.message('received', { command: 'verack', payload: empty });
  one.end();
  expect(lines).toEqual(['\nResponse: verack', 'f9beb4d976657261636b000000000000000000005df6e0e2']);
});

test('pings are counted but not printed, pongs not even counted', () => {
  const { lines, one } = printer();
  for (let i = 0; i < 100_000; i++) one.message('received', { command: 'ping', payload: new Uint8Array(8) });
  one.message('sent', { command: 'pong', payload: new Uint8Array(8) });
  one.end();
  expect(lines).toEqual(['\nNot shown: 100000 pings.']);
});

test('only the beginning of a flood is printed, however many commands it uses', () => {
  const { lines, one } = printer();
  for (let i = 0; i < 1000; i++) one.message('received', { command: 'inv', payload: empty });
  for (let i = 0; i < 10_000; i++) one.message('received', { command: `x${i}`, payload: empty });
  one.end();
  expect(lines.filter((line) => line.endsWith('inv'))).toHaveLength(5);
  expect(lines.length).toBeLessThan(120);
  expect(lines.at(-1)).toMatch(/^\nNot shown: \d+ more messages\.$/);
});

test('only the beginning of a long message is printed', () => {
  const { lines, one } = printer();
  one.message('received', { command: 'block', payload: new Uint8Array(3_000_000) });
  expect(lines[1].length).toBeLessThan(20_100);
  expect(lines[1]).toMatch(/… \(3000024 bytes\)$/);
});
