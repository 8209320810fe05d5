import { type Chain, EPOCH, nextBits, targetToBits } from '../../../solutions/10-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for expectedBits. */
export const mistakes = new MistakeTable('expectedBits');

// The bits of an epoch are the same in all its headers. On testnet3 they are not.
mistakes.add(
  'difficulty-always-from-first',
  'Only if the rules say fromFirst',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;
    if (!rules.retargets) return tip.bits;

    if ((height + 1) % EPOCH === 0) {
      return nextBits(epoch.bits, epoch.time, tip.time, rules.limit);
    }
    if (!rules.easyAfter20Minutes) return tip.bits;
    return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
  },
);

// The same rules everywhere.
mistakes.add(
  'difficulty-changes-on-regtest',
  'look at rules.retargets',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;

    if ((height + 1) % EPOCH === 0) {
      return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
    }
    if (!rules.easyAfter20Minutes) return tip.bits;
    return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
  },
);

// >= instead of >.
mistakes.add(
  'difficulty-easy-at-20-minutes',
  'Exactly 20 minutes are not more',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;
    if (!rules.retargets) return tip.bits;

    if ((height + 1) % EPOCH === 0) {
      return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
    }
    if (!rules.easyAfter20Minutes) return tip.bits;
    return time >= tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
  },
);

// It checks the exception before the retarget.
mistakes.add(
  'difficulty-easy-before-retarget',
  'however late it comes',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;
    if (!rules.retargets) return tip.bits;
    if (rules.easyAfter20Minutes && time > tip.time + 20 * 60) return targetToBits(rules.limit);
    if ((height + 1) % EPOCH === 0) {
      return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
    }
    if (!rules.easyAfter20Minutes) return tip.bits;
    return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
  },
);

// The exception of the test networks, without checking which network it is.
mistakes.add(
  'difficulty-easy-on-mainnet',
  'look at rules.easyAfter20Minutes',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;
    if (!rules.retargets) return tip.bits;

    if ((height + 1) % EPOCH === 0) {
      return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
    }

    return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
  },
);

// The bits of the previous header, even if that was an easy one.
mistakes.add(
  'difficulty-easy-stays',
  'The easy header is an exception',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;
    if (!rules.retargets) return tip.bits;

    if ((height + 1) % EPOCH === 0) {
      return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
    }
    if (!rules.easyAfter20Minutes) return tip.bits;
    return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : tip.bits;
  },
);

// It does not know BIP 94, or not all of it.
mistakes.add('difficulty-from-last-on-testnet4', 'header (BIP 94)', (chain: Chain, time: number): number => {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;

  if ((height + 1) % EPOCH === 0) {
    return nextBits(tip.bits, epoch.time, tip.time, rules.limit);
  }
  if (!rules.easyAfter20Minutes) return tip.bits;
  return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
});

// The bits of the previous header. That is right 2015 times out of 2016.
mistakes.add(
  'difficulty-never-changes',
  'At height 2016 the difficulty changes',
  (chain: Chain, time: number): number => {
    const { rules, tip, epoch, height } = chain;
    if (!rules.retargets) return tip.bits;

    if (height < 0) {
      return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
    }
    if (!rules.easyAfter20Minutes) return tip.bits;
    return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
  },
);

// It divides the height of the tip, not the height of the next header.
mistakes.add('difficulty-of-the-tip', 'You retargeted at height 1', (chain: Chain, time: number): number => {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;

  if (height % EPOCH === 0) {
    return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
  }
  if (!rules.easyAfter20Minutes) return tip.bits;
  return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
});

// 2015 is the last height of the epoch, but it is taken for the first of the next.
mistakes.add('difficulty-one-block-early', 'One block too early', (chain: Chain, time: number): number => {
  const { rules, tip, epoch, height } = chain;
  if (!rules.retargets) return tip.bits;

  if ((height + 2) % EPOCH === 0) {
    return nextBits(rules.fromFirst ? epoch.bits : tip.bits, epoch.time, tip.time, rules.limit);
  }
  if (!rules.easyAfter20Minutes) return tip.bits;
  return time > tip.time + 20 * 60 ? targetToBits(rules.limit) : chain.bits;
});
