import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for expectedBits. */
export const mistakes = new MistakeTable('expectedBits');

// The bits of an epoch are the same in all its headers. On testnet3 they are not.
mistakes.patch('difficulty-always-from-first', 'Only if the rules say fromFirst', [
  'rules.fromFirst ? epoch.bits : tip.bits',
  'epoch.bits',
]);

// The same rules everywhere.
mistakes.patch('difficulty-changes-on-regtest', 'look at rules.retargets', [
  'if (!rules.retargets) return tip.bits;',
  '',
]);

// >= instead of >.
mistakes.patch('difficulty-easy-at-20-minutes', 'Exactly 20 minutes are not more', [
  'time > tip.time',
  'time >= tip.time',
]);

// The twenty minutes are counted from the beginning of the epoch.
mistakes.patch('difficulty-easy-since-the-epoch', 'Count from it, not from the first of the epoch', [
  'time > tip.time + 20',
  'time > epoch.time + 20',
]);

// The epoch ends when the next one begins.
mistakes.patch('difficulty-until-the-next-header', 'When the next header comes does not count', [
  'epoch.time, tip.time, rules',
  'epoch.time, time, rules',
]);

// It checks the exception before the retarget.
mistakes.patch('difficulty-easy-before-retarget', 'however late it comes', [
  'if ((height',
  'if (rules.easyAfter20Minutes && time > tip.time + 20 * 60) return targetToBits(rules.limit); if ((height',
]);

// The exception of the test networks, without checking which network it is.
mistakes.patch('difficulty-easy-on-mainnet', 'look at rules.easyAfter20Minutes', [
  'if (!rules.easyAfter20Minutes) return tip.bits;',
  '',
]);

// The bits of the previous header, even if that was an easy one.
mistakes.patch('difficulty-easy-stays', 'The easy header is an exception', ['chain.bits', 'tip.bits']);

// It does not know BIP 94, or not all of it.
mistakes.patch('difficulty-from-last-on-testnet4', 'header (BIP 94)', [
  'rules.fromFirst ? epoch.bits : tip.bits',
  'tip.bits',
]);

// The bits of the previous header. That is right 2015 times out of 2016.
mistakes.patch('difficulty-never-changes', 'At height 2016 the difficulty changes', [
  '(height + 1) % EPOCH === 0',
  'false',
]);

// It divides the height of the tip, not the height of the next header.
mistakes.patch('difficulty-of-the-tip', 'You retargeted at height 1', [
  '(height + 1) % EPOCH',
  'height % EPOCH',
]);

// 2015 is the last height of the epoch, but it is taken for the first of the next.
mistakes.patch('difficulty-one-block-early', 'One block too early', ['height + 1', 'height + 2']);

// retargets is asked only where an epoch begins; regtest is a test network, too.
mistakes.patch(
  'easy-headers-on-regtest',
  'You applied the rule of the 20 minutes on regtest',
  ['if (!rules.retargets) return tip.bits;', ''],
  ['if ((height + 1) % EPOCH === 0) {', 'if (rules.retargets && (height + 1) % EPOCH === 0) {'],
);

// The 20 minutes as a number of seconds.
mistakes.patch('difficulty-easy-after-20-seconds', 'Times are in seconds: 20 minutes are 1,200', [
  '20 * 60',
  '20',
]);
