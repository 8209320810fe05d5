import { base64urlnopad } from '@scure/base';
import { fromHex, hex } from '../wire/bytes';
import { InputError } from './model';

/** What a link to the page carries. */
export interface Linked {
  /** The bytes. */
  bytes?: Uint8Array;
  /** As what to read them; absent to recognise it. */
  as?: string;
  /** The name of the network; absent to go by the magic. */
  network?: string;
  /** The lines of a session. */
  keys?: string;
}

/** The most characters of a link's fragment: some programs cut longer addresses. */
const MAX_LINK = 32_000;

/**
 * The part of a link after its `#`. A browser does not send it to anyone.
 *
 * @throws InputError if it is too long
 */
export function linkOf({ bytes, as, network, keys }: Linked): string {
  const entries = {
    bytes: bytes && hex(bytes),
    as,
    network,
    keys: keys && base64urlnopad.encode(new TextEncoder().encode(keys)),
  };
  const given = Object.entries(entries).filter(([, value]) => value !== undefined && value !== '');
  const fragment = given.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&');
  if (fragment.length <= MAX_LINK) return fragment;
  throw new InputError(
    `That is too long for a link: ${fragment.length} characters. At most ${MAX_LINK} are possible.`,
  );
}

/**
 * What a link carries.
 *
 * @param fragment - what follows its `#`
 * @throws InputError if it cannot be read
 */
export function linkedIn(fragment: string): Linked {
  const values = new URLSearchParams(fragment);
  const text = (name: string) => values.get(name) ?? undefined;
  try {
    const [bytes, keys] = [text('bytes'), text('keys')];
    return {
      bytes: bytes === undefined ? undefined : fromHex(bytes),
      as: text('as'),
      network: text('network'),
      keys: keys === undefined ? undefined : new TextDecoder().decode(base64urlnopad.decode(keys)),
    };
  } catch (error) {
    throw new InputError(`The link is damaged: ${(error as Error).message}`);
  }
}
