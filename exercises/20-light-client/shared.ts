import { filterVectors } from '../../src/peers/filter-vectors';
import { decode } from '../../src/wire/codec/codec';
import { fromHex } from '../../src/wire/bytes';
// the test data is made with the reference, so that a mistake shows up where it is made
import { type Block, block } from '../../solutions/13-transaction';

/** The test vectors of BIP 158, each with its block. */
export const VECTORS = filterVectors().map((vector) => ({
  ...vector,
  found: decode(block.read, vector.block) as Block,
}));

/** The vector of a height. */
export const vectorAt = (height: number) => VECTORS.find((one) => one.height === height)!;

export const threw = (got: unknown) => got instanceof Error;

export const must = (holds: boolean, say: string) => expect(holds).toGive(true, [[false, say]]);

export const reversed = (bytes: Uint8Array) => bytes.slice().reverse();

/** The only output of block 2 of testnet3. */
export const SCRIPT_2 = fromHex('21038a7f6ef1c8ca0c588aa53fa860128077c9e6c11e6830f4d7ee4e763a56b7718fac');

/** A hash of a block that is not a hash of anything. */
export const SOME_HASH = Uint8Array.from({ length: 32 }, (_, i) => 7 * i + 1);
