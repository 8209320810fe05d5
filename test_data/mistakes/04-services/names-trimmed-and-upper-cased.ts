// Tolerates a name that is not quite right.
import * as right from '../../../solutions/04-services';

export const exercise = 'namesToServices';
export const diagnosis = 'Compare the whole name exactly';

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
