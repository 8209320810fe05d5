import { readMessage } from '../../solutions/01-framing';
import { readPayload } from '../../solutions/07-own-version';
import '../../solutions/15-chain';
import '../../solutions/18-gossip';
import { hex } from '../wire/bytes';
import { Reader } from '../wire/codec/reader';
import { sha256 } from '../wire/sha256';
import { greetingNames, greetingOf } from './greetings';

test.each(greetingNames())('the greeting of %s has the length and the hash that its file says', (name) => {
  const { messages, length, sha256d } = greetingOf(name);
  const all = Uint8Array.from(messages.flatMap(({ frame }) => [...frame]));
  expect([all.length, hex(sha256(sha256(all)))]).toEqual([length, sha256d]);
});

test.each(greetingNames())('the messages of %s are read by the solutions, checksum included', (name) => {
  const { messages, network } = greetingOf(name);
  for (const { frame, command, length } of messages) {
    const message = readMessage(new Reader(frame), network);
    expect([message.command, message.payload.length]).toEqual([command, length]);
    expect(() => readPayload(message)).not.toThrow();
  }
  const times = messages.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('what is negotiated comes between version and verack, on both sides', () => {
  for (const { messages } of greetingNames().map(greetingOf)) {
    for (const side of ['sent', 'received']) {
      const said = messages.filter(({ direction }) => direction === side).map(({ command }) => command);
      expect(said.indexOf('sendaddrv2')).toBeGreaterThan(said.indexOf('version'));
      expect(said.indexOf('sendaddrv2')).toBeLessThan(said.indexOf('verack'));
    }
  }
});

test('another name is rejected with a list of those that there are', () => {
  expect(() => greetingOf('nobody')).toThrow('there is no greeting nobody; available: btcd, core');
});
