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

/** What jest says about a file of the student's own that a lesson imports. */
const OWN_MODULE = /^Cannot find module '\.[^']*' from '[^']*'/;

function cleanText(message: string, folders: string[]): string {
  const without = folders.reduce(
    (text, folder) => text.replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, '').replaceAll(folder, '.'),
    message,
  );
  const helped = without.replace(OWN_MODULE, '$&: only files with the name of a lesson are used');
  return errorText({ message: helped.replaceAll(/(127\.0\.0\.1|localhost|\[?::1\]?):\d+/g, '$1:PORT') });
}
