import type { NetworkName } from './networks';

/** The rules by which a chain of headers is judged. They differ by network. */
export interface ChainRules {
  /** The first header, 80 bytes, as hex. Everybody has it; nobody sends it. */
  readonly genesis: string;
  /** The highest target that is allowed: the easiest proof of work. */
  readonly limit: bigint;
  /** Whether the difficulty is adjusted every 2016 blocks. */
  readonly retargets: boolean;
  /** Whether a block that comes more than 20 minutes after the one before it must have the easiest target. */
  readonly easyAfter20Minutes: boolean;
  /** Whether a retarget goes out from the first block of the epoch and not from the last (BIP 94). */
  readonly fromFirst: boolean;
  /**
   * Whether the first block of an epoch may not be more than 600 seconds earlier than the block before it (BIP 94). It
   * takes away the time warp attack, which lives on the gap between two epochs that no retarget measures.
   */
  readonly noTimeWarp: boolean;
}

/** Nearly all networks share the transaction of the first block, and so its merkle root. */
const ROOT = '3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a';

/** The version, no block before it, the merkle root; then time, bits and nonce. */
const first = (timeBitsNonce: string, root = ROOT) =>
  `01000000${'00'.repeat(32)}${root}${timeBitsNonce.replaceAll(' ', '')}`;

const MAINNET_LIMIT = 0xffffn << 208n;
const EASIEST = 0x7fffffn << 232n;

/**
 * The rules of each network.
 *
 * `practice` is no network: it is what the workbook mines for itself, with the rules of mainnet and the limit of
 * regtest, so that a laptop can.
 *
 * @see Bitcoin Core, src/kernel/chainparams.cpp; simnet: btcd, chaincfg/params.go and genesis.go
 */
export const RULES: Readonly<Record<NetworkName | 'practice', ChainRules>> = {
  mainnet: {
    genesis: first('29ab5f49 ffff001d 1dac2b7c'),
    limit: MAINNET_LIMIT,
    retargets: true,
    easyAfter20Minutes: false,
    fromFirst: false,
    noTimeWarp: false,
  },
  testnet3: {
    genesis: first('dae5494d ffff001d 1aa4ae18'),
    limit: MAINNET_LIMIT,
    retargets: true,
    easyAfter20Minutes: true,
    fromFirst: false,
    noTimeWarp: false,
  },
  testnet4: {
    genesis: first(
      '046f3566 ffff001d bb0c7817',
      '4e7b2b9128fe0291db0693af2ae418b767e657cd407e80cb1434221eaea7a07a',
    ),
    limit: MAINNET_LIMIT,
    retargets: true,
    easyAfter20Minutes: true,
    fromFirst: true,
    noTimeWarp: true,
  },
  signet: {
    genesis: first('008f4d5f ae77031e 8ad22203'),
    limit: 0x377aen << 216n,
    retargets: true,
    easyAfter20Minutes: false,
    fromFirst: false,
    noTimeWarp: false,
  },
  regtest: {
    genesis: first('dae5494d ffff7f20 02000000'),
    limit: EASIEST,
    retargets: false,
    easyAfter20Minutes: true,
    fromFirst: false,
    noTimeWarp: false,
  },
  simnet: {
    genesis: first('45068653 ffff7f20 02000000'),
    limit: EASIEST,
    retargets: true,
    easyAfter20Minutes: true,
    fromFirst: false,
    noTimeWarp: false,
  },
  practice: {
    genesis: first('29ab5f49 ffff7f20 00000000'),
    limit: EASIEST,
    retargets: true,
    easyAfter20Minutes: false,
    fromFirst: false,
    noTimeWarp: false,
  },
};
