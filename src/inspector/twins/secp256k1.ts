/**
 * The curve of Bitcoin, without the rest of its package.
 *
 * @module
 */
export { secp256k1 } from '@noble/curves/secp256k1.js';
