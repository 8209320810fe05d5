import { CHAIN_RULES } from '../../src/wire/chain-rules';
import { reader } from '../../src/suite/inputs';
import * as reference from '../../solutions/14-headers';

export const MAINNET = CHAIN_RULES.mainnet;

export const EASY = CHAIN_RULES.practice;

/** The first two headers of mainnet. Each proves itself: only a lot of work can make a hash so low. */
export const GENESIS = MAINNET.genesis;

export const BLOCK_1 =
  '010000006fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000982051fd1e4ba744bbbe680e1fee14677ba1a3c3540bf7b1cdb606e857233e0e61bc6649ffff001d01e36299';

export const GENESIS_HASH = '6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000';

export const BLOCK_1_HASH = '4860eb18bf1b1620e37e9490fc8a427514416fd75159ab86688e9a8300000000';

export const entryOf = (header: string) => reference.readHeaderEntry(reader(`${header}00`));

export const genesis = entryOf(GENESIS);

export const block1 = entryOf(BLOCK_1);

export const threw = (got: unknown) => got instanceof Error;

/** Recognises an error by a word of its message. */
export const says = (word: string, got: unknown) => got instanceof Error && got.message.includes(word);

export const hex8 = (bits: unknown) => Number(bits).toString(16).padStart(8, '0');
