import { uint32, uint8 } from '../../../solutions/02-fields';
import { count, varStr } from '../../../solutions/03-varints';
import { input, output, type readTransaction, type Witness } from '../../../solutions/09-getdata';
import { list } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';

const inputList = list(count, input, 50_000);
const outputList = list(count, output, 50_000);

/**
 * A readTransaction that decides in its own way whether marker and flag should not be there.
 *
 * @param isSuperfluous - is asked about the witnesses, one for each input
 * @param mostItems - how many items a witness may have
 */
export function readTransactionWith(
  isSuperfluous: (witnesses: Witness[]) => boolean,
  mostItems = 1_000_000,
): typeof readTransaction {
  const witness = list(count, varStr, mostItems);
  return (r) => {
    const version = r.field('version', uint32.read);
    let inputs = r.field('inputs', inputList.read);
    const segwit = inputs.length === 0;
    if (segwit) {
      const start = r.offset;
      const flag = r.field('flag', uint8.read);
      if (flag !== 1) throw new WireError('flag', start, '1', `${flag}`);
      inputs = r.field('inputs', inputList.read);
    }
    const outputs = r.field('outputs', outputList.read);
    if (!segwit) return { version, inputs, outputs, locktime: r.field('locktime', uint32.read) };
    const start = r.offset;
    const witnesses = r.field('witnesses', () => r.items(inputs.length, witness.read));
    if (isSuperfluous(witnesses)) throw new WireError('witnesses', start, 'an item', 'none');
    return { version, inputs, outputs, witnesses, locktime: r.field('locktime', uint32.read) };
  };
}
