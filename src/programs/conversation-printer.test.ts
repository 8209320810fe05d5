import type { TranscriptEntry } from '../peers/loopback/transcript';
import { ConversationPrinter } from './conversation-printer';

const printed: string[] = [];
const printer = new ConversationPrinter((line) => printed.push(line));
const pings = (count: number, at: number) => {
  for (let i = 0; i < count; i++)
    printer.entry({
      at,
      connection: 1,
      direction: 'received',
      command: 'ping',
      length: 8,
    } as TranscriptEntry);
};
beforeEach(() => (printed.length = 0));
afterEach(() => printer.end());

test('of a flood the beginning of each second is printed, and how many lines there were more', () => {
  pings(5000, 100);
  pings(2, 1100);
  expect(printed.length).toBe(1003);
  expect(printed[999]).toContain('ping');
  expect(printed[1000]).toBe('          … 4000 more lines within a second');
  expect(printed[1001]).toContain('ping');
});

test('at the end the number is printed as well, and without a flood nothing', () => {
  pings(1001, 5000);
  printer.end();
  expect(printed.at(-1)).toBe('          … 1 more line within a second');
  pings(1000, 5900);
  printer.end();
  expect(printed.length).toBe(2001);
});

test('a flood that is over is summed up without a further message', () => {
  jest.useFakeTimers();
  pings(1500, 9000);
  jest.advanceTimersByTime(1000);
  jest.useRealTimers();
  expect(printed.at(-1)).toBe('          … 500 more lines within a second');
});
