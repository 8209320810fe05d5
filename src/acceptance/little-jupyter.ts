import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the JupyterLab below. */
export const VERSION = '4.9.9';

/** The contents of the Python packages, by module and file. */
const PACKAGES: Record<string, Record<string, string>> = {
  jupyterlab: {
    '__init__.py': '',
    // prints how it was started, as JSON
    'labapp.py':
      'import json, os, sys\ndef main():\n    print(json.dumps({"args": sys.argv[1:], "path": sys.path}))\n',
    '__main__.py': 'from jupyterlab.labapp import main\nmain()\n',
  },
  // required, and never imported
  jedi: { '__init__.py': '' },
  nbconvert: { '__init__.py': '', 'nbconvertapp.py': '', '__main__.py': '' },
  packaging: {
    '__init__.py': '',
    'requirements.py':
      'class Requirement:\n    marker = None\n    def __init__(self, name):\n        self.name = name\n',
  },
};

/** Builds a wheel of each package; a wheel is a zip archive with a list of its files (PEP 427). */
const MAKE_WHEELS = `
import base64, hashlib, json, sys, zipfile
folder, version, packages = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
for name, files in packages.items():
    info = "%s-%s.dist-info" % (name, version)
    needs = "".join("Requires-Dist: %s\\n" % other for other in packages if name == "jupyterlab" and other != name)
    texts = {"%s/%s" % (name, file): text for file, text in files.items()}
    texts[info + "/METADATA"] = "Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n%s" % (name, version, needs)
    texts[info + "/WHEEL"] = "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    record = ""
    with zipfile.ZipFile("%s/%s-%s-py3-none-any.whl" % (folder, name, version), "w") as wheel:
        for file, text in texts.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += "%s,sha256=%s,%d\\n" % (file, digest, len(text))
            wheel.writestr(file, text)
        wheel.writestr(info + "/RECORD", record + info + "/RECORD,,\\n")
`;

/**
 * Make a JupyterLab of a few lines as packages that the real pip can install, so that set-up can be tested in
 * seconds and without a network.
 *
 * @param python - the command that starts a Python
 * @param folder - the folder for the wheels
 * @returns the content of a requirements.txt for it
 */
export function makeLittleJupyter([program, ...words]: string[], folder: string): string {
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'make.py');
  writeFileSync(script, MAKE_WHEELS);
  execFileSync(program, [...words, script, folder, VERSION, JSON.stringify(PACKAGES)]);
  return `jupyterlab==${VERSION}\n`;
}
