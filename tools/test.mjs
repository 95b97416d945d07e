// npm test: installs, builds, then types, lint and tests. --long adds everything exhaustive, --oracles compares with
// the reference values beside the checkout. Anything else goes to jest.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

const args = process.argv.slice(2);
const project = args.includes('--oracles') ? 'oracles' : args.includes('--long') ? 'long' : 'fast';
const rest = args.filter((arg) => arg !== '--oracles' && arg !== '--long');

// Exhaustive runs look somewhere new every time; a failure prints its seed.
if (project === 'long') process.env.TEST_SEED ??= String(randomInt(1, 2 ** 31));

await prepare();
const bin = (name) => join(root, 'node_modules', '.bin', name + (process.platform === 'win32' ? '.cmd' : ''));
const step = (name, command, parameters) => {
  const { status } = spawnSync(bin(command), parameters, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.log(`\n${name} failed`);
    if (command !== 'jest') console.log('0 passed, 1 failed');
    process.exit(status ?? 1);
  }
};
if (project === 'fast' && rest.length === 0) {
  for (const config of ['.', 'src/appsscript', 'html', 'local', 'test'])
    step(`types of ${config}`, 'tsc', ['--noEmit', '-p', config]);
  step('lint', 'biome', ['check', '--error-on-warnings', '--reporter=summary', '.']);
}
const options = rest.filter((arg) => arg.startsWith('-'));
const patterns = rest.filter((arg) => !arg.startsWith('-'));
step('tests', 'jest', [
  ...['--selectProjects', project],
  ...options,
  ...['--testPathPatterns', ...(patterns.length ? patterns : ['.*'])],
]);
