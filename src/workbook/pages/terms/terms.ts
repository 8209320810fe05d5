import { FILTER_TERMS } from './filters';
import { GOSSIP_TERMS } from './gossip';
import { MESSAGE_TERMS } from './messages';
import { NETWORK_TERMS } from './network';
import type { Term } from './term';

/** Every term, in the order of the lessons. */
export const TERMS: readonly Term[] = [...MESSAGE_TERMS, ...NETWORK_TERMS, ...GOSSIP_TERMS, ...FILTER_TERMS];

/** Every term, in alphabetical order. */
export function termsInOrder(): Term[] {
  return [...TERMS].sort((a, b) => a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }));
}
