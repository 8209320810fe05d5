import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

const read = (file: string) => readFileSync(join(root(), file), 'utf8');
const { engines, scripts } = JSON.parse(read('package.json')) as {
  engines: { node: string };
  scripts: Record<string, string>;
};

describe('.devcontainer', () => {
  const container = JSON.parse(read('.devcontainer/devcontainer.json')) as {
    image: string;
    updateContentCommand: string;
    customizations: { codespaces: { openFiles: string[] } };
  };

  test('its image has a Node of a release line that the workbook runs on', () => {
    const [, major] = /\/javascript-node:(\d+)-/.exec(container.image)!;
    expect(engines.node).toContain(`^${major}.`);
  });

  test('what it runs is a script of npm, and the page that it opens exists', () => {
    const [, script] = /^npm (?:run )?([\w-]+)/.exec(container.updateContentCommand)!;
    expect(scripts[script]).toBeDefined();
    for (const file of container.customizations.codespaces.openFiles)
      expect(existsSync(join(root(), file))).toBe(true);
  });
});

describe('.binder', () => {
  test('the server is given the kernel and the settings of the workbook', () => {
    const script = join(root(), '.binder', 'settings.mjs');
    const printed = execFileSync(process.execPath, [script], { encoding: 'utf8' });
    const [, data] = /^export JUPYTER_PATH='(.*)'$/m.exec(printed)!;
    const [, config] = /^export JUPYTER_CONFIG_PATH='(.*)'$/m.exec(printed)!;
    expect(existsSync(join(data, 'kernels', 'tslab', 'kernel.json'))).toBe(true);
    expect(existsSync(join(config, 'labconfig'))).toBe(true);
  });

  test('what it takes from requirements.txt is there, once', () => {
    const [, pattern] = /grep '(.*)' requirements\.txt/.exec(read('.binder/postBuild'))!;
    expect(read('requirements.txt').match(new RegExp(pattern, 'gm'))).toHaveLength(1);
  });
});
