import { errorText } from '../../base/text';
import type { Finding, Verdict } from '../check/verdict';

/**
 * A verdict as it is kept: without what differs from run to run (the temporary folder, the ports of sockets), and
 * without what a terminal would interpret. What the answers printed is left out.
 *
 * @param verdict - as found in a copy of the workbook
 * @param folders - the temporary folders
 */
export function cleaned({ slug, state, by, exercises, finding, more }: Verdict, folders: string[]): Verdict {
  const clean = (one: Finding): Finding => ({ ...one, message: cleanText(one.message, folders) });
  return {
    slug,
    state,
    ...(by !== undefined && { by }),
    exercises,
    ...(finding && { finding: clean(finding) }),
    ...(more && { more: more.map(clean) }),
  };
}

function cleanText(message: string, folders: string[]): string {
  const without = folders.reduce(
    (text, folder) => text.replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, '').replaceAll(folder, '.'),
    message,
  );
  return errorText({ message: without.replaceAll(/(127\.0\.0\.1|localhost|\[?::1\]?):\d+/g, '$1:PORT') });
}
