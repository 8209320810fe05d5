import { Keepalive } from './keepalive';
import { PROBE_INTERVAL, SILENCE_LIMIT } from './limits';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function keepalive(unread = false) {
  const on = { silent: jest.fn(), unread: () => unread, ping: jest.fn() };
  return { on, life: new Keepalive(on) };
}

test('a peer that sends nothing for twenty minutes is reported', () => {
  const { on, life } = keepalive();
  jest.advanceTimersByTime(SILENCE_LIMIT - PROBE_INTERVAL);
  life.received();
  jest.advanceTimersByTime(SILENCE_LIMIT - PROBE_INTERVAL);
  expect(on.silent).not.toHaveBeenCalled();
  jest.advanceTimersByTime(PROBE_INTERVAL);
  expect(on.silent).toHaveBeenCalledWith(20 * 60_000);
  life.stop();
  expect(jest.getTimerCount()).toBe(0);
});

test('only a peer that is not read from gets a ping, and its pong is recognised', () => {
  const { on, life } = keepalive(true);
  jest.advanceTimersByTime(PROBE_INTERVAL);
  const [[payload]] = on.ping.mock.calls as [[Uint8Array]];
  expect(life.isAnswer({ command: 'pong', payload })).toBe(true);
  expect(life.isAnswer({ command: 'ping', payload })).toBe(false);
  expect(life.isAnswer({ command: 'pong', payload: new Uint8Array(8) })).toBe(false);
  life.stop();
  const read = keepalive(false);
  jest.advanceTimersByTime(PROBE_INTERVAL);
  expect(read.on.ping).not.toHaveBeenCalled();
  read.life.stop();
});
