import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { InboundSlots } from './inbound-slots';

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

const come = (slots: InboundSlots, address: string) => {
  const visitor = new Visitor(address);
  return { visitor, slot: slots.admit(visitor as unknown as Socket) };
};

/** One that has shaken hands and said something after it. */
const useful = (slots: InboundSlots, address: string) => {
  const { visitor, slot } = come(slots, address);
  slot?.handshakeDone();
  visitor.bytesRead = 100;
  return visitor;
};

test('one address cannot take all places', () => {
  const slots = new InboundSlots(4, 2);
  useful(slots, 'a');
  useful(slots, 'a');
  const third = come(slots, 'a');
  expect([third.slot, third.visitor.destroyed]).toEqual([undefined, true]);
  expect(come(slots, 'b').slot).toBeDefined();
});

test('the newest silent one makes room: before its handshake, and after it as long as it says nothing', () => {
  const slots = new InboundSlots(3, 3);
  const old = useful(slots, 'a');
  const silent = come(slots, 'b');
  const handshakeDone = come(slots, 'c');
  handshakeDone.slot?.handshakeDone();
  expect(come(slots, 'd').slot).toBeDefined();
  expect([old, silent.visitor, handshakeDone.visitor].map(({ destroyed }) => destroyed)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a place is free again when somebody has gone', () => {
  const slots = new InboundSlots(1, 1);
  const first = useful(slots, 'a');
  expect(come(slots, 'b').slot).toBeUndefined();
  first.destroy();
  expect(come(slots, 'b').slot).toBeDefined();
});
