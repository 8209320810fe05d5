import type { Service } from '../peer/options';

/** What every loopback peer of a notebook answers beyond ping. Lessons that teach more messages add theirs here. */
export const SERVICES: Service[] = [];
