import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for extendChain. */
export const mistakes = new MistakeTable('extendChain');

// The header says how hard it was. Its miner would choose.
mistakes.patch('chain-bits-not-checked', 'A miner may not choose the difficulty', [
  'next.bits !== bits',
  'false',
]);

// It increases the height once the link is right, and an error comes later.
mistakes.patch('chain-changed-first', 'You changed the chain before you had checked everything', [
  'if (next.bits',
  'chain.height = height; if (next.bits',
]);

// Every header updates chain.bits, even an easy one.
mistakes.patch('chain-easy-counts', 'the last header that was not an easy one', [
  'chain.tip = next;',
  'chain.tip = next; chain.bits = bits;',
]);

// It keeps the last header of an epoch: from there it would be 2016 intervals.
mistakes.patch('chain-epoch-a-block-early', 'chain.epoch is the first header of an epoch', [
  'if (isFirst) {',
  'if ((height + 1) % EPOCH === 0) {',
]);

// The epoch begins once its first header has the right bits. Inside an epoch that makes no difference.
mistakes.patch('chain-epoch-before-the-proof', 'You changed the chain before you had checked everything', [
  'const target',
  'if (isFirst) Object.assign(chain, { epoch: next, bits }); const target',
]);

// The epoch begins once its first header has the right bits; only its time is checked too late.
mistakes.patch('chain-epoch-before-the-time', 'You changed the chain before you had checked everything', [
  'const earliest',
  'if (isFirst) Object.assign(chain, { epoch: next, bits }); const earliest',
]);

// startChain sets the first header of an epoch, once and for all.
mistakes.patch('chain-epoch-never-moves', 'chain.epoch is the first header of an epoch', [
  'chain.epoch = next;',
  '',
]);

// It rejects only easier bits.
mistakes.patch('chain-harder-bits-accepted', 'not even a harder one', [
  'next.bits !== bits',
  'next.bits > bits',
]);

// It increases the height first, since the error needs it.
mistakes.patch('chain-height-before-the-link', 'You changed the chain before you had checked everything', [
  'const isFirst',
  'chain.height = height; const isFirst',
]);

// The error names the last good header.
mistakes.patch(
  'chain-height-of-the-tip',
  'The height of a header on top of height 0 is 1',
  ['chain.height + 1', 'chain.height'],
  ['height % EPOCH', '(height + 1) % EPOCH'],
  ['chain.height = height', 'chain.height = height + 1'],
);

// Every header with the limit is taken for an easy one.
mistakes.patch('chain-limit-always-easy', 'That is not an easy header', [
  'chain.bits = bits',
  'if (!rules.easyAfter20Minutes || bits !== targetToBits(rules.limit)) chain.bits = bits',
]);

// !== on two Uint8Arrays: they are never the same object.
mistakes.patch('chain-link-by-identity', '!== compare the arrays themselves', [
  '!sameBytes(next.previous, tip.hash)',
  'next.previous !== tip.hash',
]);

// The headers came in order, so each must follow the previous one.
mistakes.patch('chain-link-not-checked', 'The field previous must be the hash of the tip', [
  '!sameBytes(next.previous, tip.hash)',
  'false',
]);

// It reverses the hash of the tip for printing, and compares it like that.
mistakes.patch('chain-link-to-the-displayed-hash', 'it is the real block 1', [
  'sameBytes(next.previous, tip.hash)',
  'sameBytes(next.previous, tip.hash.slice().reverse())',
]);

// The links are right, and so are the bits: that looks like a chain.
mistakes.patch('chain-proof-not-checked', 'Its hash is above its target', [
  '!meetsTarget(next.hash, target)',
  'false',
]);

// It compares the hash with the highest target, which is at hand.
mistakes.patch('chain-proof-of-the-limit', 'above the target of its bits', [
  'meetsTarget(next.hash, target)',
  'meetsTarget(next.hash, rules.limit)',
]);

// Time must not run backwards, anywhere.
mistakes.patch('chain-time-at-every-height', 'Check the time only for the first header of an epoch', [
  'rules.noTimeWarp && isFirst',
  'rules.noTimeWarp',
]);

// It compares the time with the first header of the epoch, as the retarget does.
mistakes.patch('chain-time-from-the-epoch', 'compare both times', [
  'tip.time - MAX_TIME_WARP',
  'chain.epoch.time - MAX_TIME_WARP',
]);

// Math.abs of the difference.
mistakes.patch('chain-time-in-both-directions', 'Only being too early breaks the rule', [
  'next.time < earliest',
  'Math.abs(next.time - tip.time) > MAX_TIME_WARP',
]);

// Link, bits and proof: the three rules of mainnet.
mistakes.patch('chain-time-not-checked', 'compare both times', ['next.time < earliest', 'false']);

// At least 600 seconds earlier, instead of more than 600.
mistakes.patch('chain-time-of-600-rejected', 'Exactly 600 seconds are not more', [
  'next.time < earliest',
  'next.time <= earliest',
]);

// The rule of testnet4, without checking which network it is.
mistakes.patch('chain-time-on-every-network', 'look at rules.noTimeWarp', [
  'rules.noTimeWarp && isFirst',
  'isFirst',
]);

// It keeps the new tip, and then checks its work.
mistakes.patch('chain-tip-before-the-proof', 'You changed the chain before you had checked everything', [
  'const target',
  'chain.tip = next; const target',
]);

// It adds the work as soon as it knows the target.
mistakes.patch(
  'chain-work-before-the-proof',
  'You changed the chain before you had checked everything',
  ['chain.work += workFor(target);', ''],
  ['if (!meetsTarget', 'chain.work += workFor(target); if (!meetsTarget'],
);

// The sum is set at the beginning, and then forgotten.
mistakes.patch('chain-work-not-added', 'Add the work of the new header', [
  'chain.work += workFor(target);',
  '',
]);

// The proof is checked before the bits, with the target that the header names itself.
mistakes.patch(
  'chain-proof-before-the-bits',
  'these bits stand for no valid target',
  ['const bits =', 'checkProof(height, next, rules);\n  const bits ='],
  [
    'export function extendChain',
    `function checkProof(height: number, next: HashedHeader, rules: ChainRules) {
      if (meetsTarget(next.hash, bitsToTarget(next.bits, rules.limit))) return;
      throw new ChainError(height, 'proof', 'a lower hash', hashText(next.hash));
    }
    export function extendChain`,
  ],
);

// The proof is what costs a miner something, so it is checked before the bits are compared.
mistakes.patch('chain-proof-first', 'Report the first one: check link, bits, time and proof', [
  'if (next.bits !== bits)',
  "if (!meetsTarget(next.hash, bitsToTarget(bits, rules.limit))) throw new ChainError(height, 'proof', '', '');\n  if (next.bits !== bits)",
]);

// The rule that most networks do not have comes before the bits.
mistakes.patch('chain-time-before-the-bits', 'Report the first one: check link, bits, time and proof', [
  'const bits =',
  "if (rules.noTimeWarp && isFirst && next.time < tip.time - 600) throw new ChainError(height, 'time', '', '');\n  const bits =",
]);

// All headers of an epoch take the same work, but for the easy ones.
mistakes.patch('work-of-the-epoch', 'An easy header takes less work', [
  'workFor(target);',
  'workFor(bitsToTarget(chain.bits, rules.limit));',
]);

// A new chain is made, and nobody gets it.
mistakes.patch('new-object', 'The chain has not changed', [
  'const { tip, rules } = chain;',
  'chain = { ...chain };\n  const { tip, rules } = chain;',
]);

// A new epoch begins, and only its first header is kept.
mistakes.patch('epoch-without-its-bits', 'chain.bits must follow it', ['    chain.bits = bits;\n', '']);

// tip is still the previous header.
mistakes.patch('work-of-the-previous-header', 'You added the work of the previous header', [
  'workFor(target)',
  'workFor(bitsToTarget(tip.bits, rules.limit))',
]);

// The height is that of the tip, in the error and in the chain.
mistakes.patch('chain-height-stays', 'but the height is still 0', ['chain.height = height;', '']);

// The next height is computed in the beginning, and once more in the end.
mistakes.patch('chain-height-twice', 'A header on top of height 0 has height 1', [
  'chain.height = height;',
  'chain.height = height + 1;',
]);

// One more header, one more unit of work.
mistakes.patch('chain-work-of-one', 'For each header add workFor of its target', [
  '+= workFor(target)',
  '+= 1n',
]);

// The bits are compared with those of the chain, as everywhere inside an epoch.
mistakes.patch('chain-bits-of-the-epoch', 'Compare with expectedBits', [
  'expectedBits(chain, next.time)',
  'chain.bits',
]);
