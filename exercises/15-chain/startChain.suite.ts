import { startChain } from 'answers/15-chain';
import { hex } from '../../src/wire/bytes';
import { CHAIN_RULES } from '../../src/wire/chain-rules';
import { WireError } from '../../src/wire/codec/error';
import { bitsToTarget } from '../../solutions/14-headers';
import * as reference from '../../solutions/15-chain';
import { MAINNET, EASY, GENESIS_HASH, genesis, hex8, mined } from './shared';

describe('startChain', () => {
  test('makes a chain of one header: height 0, and the work of one block', () => {
    expect(() => startChain(MAINNET).height).toGive(0, [
      [1, 'The first header is at height 0.'],
      [
        (got: unknown) => got instanceof WireError && got.offset === 80,
        'Append 00 to the genesis: readHeaderEntry reads a count after the header.',
      ],
    ]);
    const chain = startChain(MAINNET);
    expect(chain.tip).toGive(genesis);
    expect(chain.epoch).toGive(genesis);
    expect(chain.bits).toGive(0x1d00ffff);
    expect(chain.work).toGive(0x100010001n, [
      [0n, 'The first block took work, too.'],
      [
        bitsToTarget(0x1d00ffff, MAINNET.limit),
        'That is the target. Its work is how many hashes it takes: workFor.',
      ],
    ]);
    expect(chain.rules).toGive(MAINNET);
  });

  test('starts from the genesis header of the network', () => {
    expect(hex(startChain(CHAIN_RULES.regtest).tip.hash)).toGive(
      '06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f',
      [[GENESIS_HASH, 'That is the first header of mainnet. Take the one from the rules.']],
    );
  });

  test.each<['regtest' | 'signet', string, bigint]>([
    ['regtest', '207fffff', 2n],
    ['signet', '1e0377ae', 0x49d414n],
  ])('takes epoch, bits and work from the genesis header of the network: %s', (network, bits, work) => {
    const chain = startChain(CHAIN_RULES[network]);
    expect(chain.epoch).toGive(chain.tip, [
      [genesis, 'That is the first header of mainnet. The epoch of this chain begins with its own genesis.'],
    ]);
    expect(hex8(chain.bits)).toGive(bits, [
      ['1d00ffff', 'Those are the bits of mainnet. Take them from the genesis header of the network.'],
    ]);
    expect(chain.work).toGive(work, [
      [0x100010001n, 'That is the work of a block on mainnet. Compute it from the bits of this header.'],
    ]);
  });

  test('makes chains that share no state', () => {
    const one = startChain(EASY);
    const other = startChain(EASY);
    reference.extendChain(one, mined(one));
    expect(other.height).toGive(0, [[1, 'Both chains are the same object. Make a new one in each call.']]);
  });
});
