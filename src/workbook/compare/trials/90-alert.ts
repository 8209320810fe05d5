import { secp256k1 } from '@noble/curves/secp256k1.js';
import { show } from '../../../draw/show-value';
import { hex } from '../../../wire/bytes';
import { Reader } from '../../../wire/codec/reader';
import { recording } from '../../../peers/recordings';
import type { Trial } from '../trial';

/** The appendix. */
export const trials: Trial[] = [
  {
    title: 'isSigned: the last alert',
    rows: ({ alert, isSigned }) => {
      const last = () => alert.read(new Reader(recording('alert-wrapped-twice').bytes.slice(48)));
      const otherKey = hex(secp256k1.getPublicKey(new Uint8Array(32).fill(1), false));
      return [
        ['as received', () => show(isSigned(last()))],
        ['another body', () => show(isSigned({ ...last(), body: Uint8Array.of(1, 2, 3) }))],
        ['another key', () => show(isSigned(last(), otherKey))],
      ];
    },
  },
];
