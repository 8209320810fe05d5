// Somebody means it well with a name that is not quite right.
import * as right from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'A name is compared whole';

export function namesToServices(names: string[]) {
  return right.namesToServices(
    names.map((name) =>
      name
        .trim()
        .toUpperCase()
        .replace(/^UNKNOWN.*/, name),
    ),
  );
}
