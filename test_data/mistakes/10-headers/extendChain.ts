import { hashText } from '../../../solutions/09-getdata';
import {
  bitsToTarget,
  type Chain,
  EPOCH,
  expectedBits,
  type HashedHeader,
  meetsTarget,
  targetToBits,
  workFor,
} from '../../../solutions/10-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { ChainError } from '../../../src/wire/streams/peer-errors';

/** Wrong answers for extendChain. */
export const mistakes = new MistakeTable('extendChain');

// The header says how hard it was. Its miner would choose.
mistakes.add(
  'chain-bits-not-checked',
  'Nobody may choose the difficulty',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It increases the height at the beginning, and an error comes later.
mistakes.add(
  'chain-changed-first',
  'You changed the chain before you had checked everything',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    chain.height = height;
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// Every header updates chain.bits, even an easy one.
mistakes.add(
  'chain-easy-counts',
  'the last header that was not an easy one',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    if (first) chain.epoch = next;
    chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It keeps the last header of an epoch: from there it would be 2016 intervals.
mistakes.add(
  'chain-epoch-a-block-early',
  'chain.epoch is the first header of an epoch',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = (height + 1) % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// The epoch begins once its first header has the right bits. Inside an epoch nobody notices.
mistakes.add(
  'chain-epoch-before-the-proof',
  'You changed the chain before you had checked everything',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// The epoch begins once its first header has the right bits; only its time is checked too late.
mistakes.add(
  'chain-epoch-before-the-time',
  'You changed the chain before you had checked everything',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    if (isFirst && rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// startChain sets the first header of an epoch, once and for all.
mistakes.add(
  'chain-epoch-never-moves',
  'chain.epoch is the first header of an epoch',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height < 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It rejects only easier bits.
mistakes.add(
  'chain-harder-bits-accepted',
  'not even a harder one',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits > bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It increases the height first, since the error needs it.
mistakes.add(
  'chain-height-before-the-link',
  'You changed the chain before you had checked everything',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    chain.height = height;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// The error names the last good header.
mistakes.add(
  'chain-height-of-the-tip',
  'The height of a header on top of height 0 is 1',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height + 1;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// Every header with the limit is taken for an easy one.
mistakes.add(
  'chain-limit-always-easy',
  'That is not an easy header',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (!easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// !== on two Uint8Arrays: they are never the same object.
mistakes.add('chain-link-by-identity', 'it is the real block 1', (chain: Chain, next: HashedHeader): void => {
  const height = chain.height + 1;
  if (next.previous !== chain.tip.hash) throw new ChainError(height, 'link', '', '');
  const bits = expectedBits(chain, next.time);
  if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
  const target = bitsToTarget(bits, chain.rules.limit);
  if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
  const first = height % EPOCH === 0;
  const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
  if (first) chain.epoch = next;
  if (first || !easy) chain.bits = bits;
  chain.height = height;
  chain.tip = next;
  chain.work += workFor(target);
});

// The headers came in order, so each must follow the previous one.
mistakes.add(
  'chain-link-not-checked',
  'The field previous must be the hash of the tip',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It reverses the hash of the tip for printing, and compares it like that.
mistakes.add(
  'chain-link-to-the-displayed-hash',
  'it is the real block 1',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (Buffer.from(next.previous).toString('hex') !== hashText(chain.tip.hash))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// The links are right, and so are the bits: that looks like a chain.
mistakes.add(
  'chain-proof-not-checked',
  'Its hash is above its target',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It compares the hash with the highest target, which is at hand.
mistakes.add(
  'chain-proof-of-the-limit',
  'above the target of its bits',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, chain.rules.limit)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// Time must not run backwards, anywhere.
mistakes.add(
  'chain-time-at-every-height',
  'Check the time only for the first header of an epoch',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It compares the time with the first header of the epoch, as the retarget does.
mistakes.add(
  'chain-time-from-the-epoch',
  'compare both times',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && next.time < chain.epoch.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// Math.abs of the difference.
mistakes.add(
  'chain-time-in-both-directions',
  'Only being too early breaks the rule',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && Math.abs(next.time - tip.time) > 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// Link, bits and proof: the three rules of mainnet.
mistakes.add(
  'chain-time-not-checked',
  'compare both times',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// At least 600 seconds earlier, instead of more than 600.
mistakes.add(
  'chain-time-of-600-rejected',
  'Exactly 600 seconds are not more',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && next.time <= tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// The rule of testnet4, without checking which network it is.
mistakes.add(
  'chain-time-on-every-network',
  'look at rules.noTimeWarp',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && next.time < tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
    chain.work += workFor(target);
  },
);

// It keeps the new tip, and then checks its work.
mistakes.add(
  'chain-tip-before-the-proof',
  'You changed the chain before you had checked everything',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    chain.tip = next;
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.work += workFor(target);
  },
);

// It adds the work as soon as it knows the target.
mistakes.add(
  'chain-work-before-the-proof',
  'You changed the chain before you had checked everything',
  function extendChain(chain: Chain, next: HashedHeader): void {
    const height = chain.height + 1;
    const { tip, rules } = chain;
    const refuse = (rule: ChainError['rule']) => new ChainError(height, rule, 'another', 'this one');
    const isFirst = height % EPOCH === 0;
    if (next.previous.some((byte, i) => byte !== tip.hash[i])) throw refuse('link');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw refuse('bits');
    if (isFirst && rules.noTimeWarp && next.time < tip.time - 600) throw refuse('time');
    const target = bitsToTarget(bits, rules.limit);
    chain.work += workFor(target);
    if (!meetsTarget(next.hash, target)) throw refuse('proof');
    if (isFirst) Object.assign(chain, { epoch: next, bits });
    chain.height = height;
    chain.tip = next;
  },
);

// The sum is set at the beginning, and then forgotten.
mistakes.add(
  'chain-work-not-added',
  'Add the work of the new header',
  (chain: Chain, next: HashedHeader): void => {
    const height = chain.height + 1;
    if (next.previous.some((byte, i) => byte !== chain.tip.hash[i]))
      throw new ChainError(height, 'link', '', '');
    const bits = expectedBits(chain, next.time);
    if (next.bits !== bits) throw new ChainError(height, 'bits', '', '');
    const target = bitsToTarget(bits, chain.rules.limit);
    if (!meetsTarget(next.hash, target)) throw new ChainError(height, 'proof', '', '');
    const first = height % EPOCH === 0;
    const easy = chain.rules.easyAfter20Minutes && bits === targetToBits(chain.rules.limit);
    if (first) chain.epoch = next;
    if (first || !easy) chain.bits = bits;
    chain.height = height;
    chain.tip = next;
  },
);
