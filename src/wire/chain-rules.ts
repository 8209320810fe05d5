import type { NetworkName } from './networks';

/** The rules by which a chain of headers is validated. They differ between networks. */
export interface ChainRules {
  /** The genesis header, 80 bytes, as hex. Every node has it built in; none sends it. */
  readonly genesis: string;
  /** The highest target allowed, that is, the easiest proof of work. */
  readonly limit: bigint;
  /** Whether the difficulty is adjusted every 2016 blocks. */
  readonly retargets: boolean;
  /** Whether a block more than 20 minutes after the previous one must have the easiest target. */
  readonly easyAfter20Minutes: boolean;
  /** Whether a retarget starts from the bits of the first block of the epoch instead of the last (BIP 94). */
  readonly fromFirst: boolean;
  /**
   * Whether the first block of an epoch must not be more than 600 seconds earlier than the previous block
   * (BIP 94). This prevents the time warp attack, which exploits the gap between two epochs that no retarget
   * measures.
   */
  readonly noTimeWarp: boolean;
}

/** Nearly all networks share the transaction of the genesis block, and therefore its merkle root. */
const ROOT = '3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a';

/** A genesis header: version, no previous block, merkle root, then time, bits and nonce. */
const first = (timeBitsNonce: string, root = ROOT) =>
  `01000000${'00'.repeat(32)}${root}${timeBitsNonce.replaceAll(' ', '')}`;

const MAINNET_LIMIT = 0xffffn << 208n;
const EASIEST = 0x7fffffn << 232n;

/**
 * The rules of each network.
 *
 * `practice` is not a network: it is a chain that the workbook mines for itself, with the rules of mainnet
 * and the limit of regtest, so that a laptop can mine it.
 *
 * @see Bitcoin Core, src/kernel/chainparams.cpp; simnet: btcd, chaincfg/params.go and genesis.go
 */
export const CHAIN_RULES: Readonly<Record<NetworkName | 'practice', ChainRules>> = {
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
