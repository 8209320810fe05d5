import type { Btcd } from './btcd';

/**
 * The output script of the mining address: witness version 0 (00), 32 bytes (20), the SHA-256 of the script
 * OP_TRUE.
 */
const OUTPUT_SCRIPT = '00204ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260';
/** One item of one byte: the script itself. */
const WITNESS = '010151';
/** The payment in satoshis: a coinbase is worth 50 bitcoins; the rest is the fee. */
const AMOUNT = 49_9999_0000n;

/**
 * Put a payment into btcd's mempool: it spends the coinbase of a block.
 * It has a witness but no signature, because its input can be spent by revealing the script.
 *
 * @param block - the hash of a block with at least 99 others on top of it; the chain must have reached
 *   `SEGWIT_HEIGHT`
 * @param script - the output script that it pays to, as hex; by default that of the mining address
 * @returns its txid, in display order
 */
export async function pay(btcd: Btcd, block: string, script?: string): Promise<string> {
  return btcd.rpc<string>('sendrawtransaction', await paymentFrom(btcd, block, script));
}

/** The same payment as hex, not sent yet. */
export async function paymentFrom(btcd: Btcd, block: string, script = OUTPUT_SCRIPT): Promise<string> {
  const { tx } = await btcd.rpc<{ tx: string[] }>('getblock', block, 1);
  return spending(tx[0], script);
}

/** Version 2, marker and flag (BIP 144); one input with an empty script; one output; the witness; lock time 0. */
function spending(coinbase: string, script: string): string {
  const value = Buffer.alloc(8);
  value.writeBigUInt64LE(AMOUNT);
  const input = `01${Buffer.from(coinbase, 'hex').reverse().toString('hex')}0000000000ffffffff`;
  const length = (script.length / 2).toString(16).padStart(2, '0');
  const output = `01${value.toString('hex')}${length}${script}`;
  return `020000000001${input}${output}${WITNESS}00000000`;
}
