import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Guests } from './guests';

/** A socket without a network. */
class Visitor extends EventEmitter {
  bytesRead = 0;
  destroyed = false;
  constructor(readonly remoteAddress: string) {
    super();
  }
  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}

const come = (guests: Guests, address: string) => {
  const visitor = new Visitor(address);
  return { visitor, guest: guests.admit(visitor as unknown as Socket) };
};

/** One that has shaken hands and said something after it. */
const useful = (guests: Guests, address: string) => {
  const { visitor, guest } = come(guests, address);
  guest?.greeted();
  visitor.bytesRead = 100;
  return visitor;
};

test('one address cannot take all places', () => {
  const guests = new Guests(4, 2);
  useful(guests, 'a');
  useful(guests, 'a');
  const third = come(guests, 'a');
  expect([third.guest, third.visitor.destroyed]).toEqual([undefined, true]);
  expect(come(guests, 'b').guest).toBeDefined();
});

test('the newest silent one makes room: before its handshake, and after it as long as it says nothing', () => {
  const guests = new Guests(3, 3);
  const old = useful(guests, 'a');
  const silent = come(guests, 'b');
  const greeted = come(guests, 'c');
  greeted.guest?.greeted();
  expect(come(guests, 'd').guest).toBeDefined();
  expect([old, silent.visitor, greeted.visitor].map(({ destroyed }) => destroyed)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a place is free again when somebody has gone', () => {
  const guests = new Guests(1, 1);
  const first = useful(guests, 'a');
  expect(come(guests, 'b').guest).toBeUndefined();
  first.destroy();
  expect(come(guests, 'b').guest).toBeDefined();
});
