/**
 * What of node:stream the inspector's code names, but never uses.
 *
 * @module
 */

/** Never constructed. */
export class Duplex {}
