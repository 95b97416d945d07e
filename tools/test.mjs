// npm test: installs, builds, then types, lint and tests. --long adds everything exhaustive, --oracles compares with
// the reference values beside the checkout. Anything else goes to jest.
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { build, install, root } from './prepare.mjs';

const args = process.argv.slice(2);
const project = args.includes('--oracles') ? 'oracles' : args.includes('--long') ? 'long' : 'fast';
const rest = args.filter((arg) => arg !== '--oracles' && arg !== '--long');

// Exhaustive runs look somewhere new every time; a failure prints its seed.
if (project === 'long') process.env.TEST_SEED ??= String(randomInt(1, 2 ** 31));

const bin = (name) => join(root, 'node_modules', '.bin', name + (process.platform === 'win32' ? '.cmd' : ''));
const shell = process.platform === 'win32';

/** Runs a check with its output held back, so that several can run at once; says what failed and how. */
const check = (name, command, parameters) =>
  new Promise((resolve) => {
    const child = spawn(bin(command), parameters, { cwd: root, shell });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => {
        said += part;
      });
    child.on('close', (status) => resolve({ name, said, failed: status !== 0 }));
  });

/** Types and lint; they need nothing built. */
const checks = () => [
  check('lint', 'biome', ['check', '--error-on-warnings', '--reporter=summary', '.']),
  ...['.', 'src/appsscript', 'html', 'local', 'test'].map((config) =>
    check(`types of ${config}`, 'tsc', ['--noEmit', '-p', config]),
  ),
];

install();
const isWhole = project === 'fast' && rest.length === 0;
const [, ...checked] = await Promise.all([build(), ...(isWhole ? checks() : [])]);
for (const { said } of checked) process.stdout.write(said);
const failures = checked.filter(({ failed }) => failed);
for (const { name } of failures) console.log(`\n${name} failed`);
if (failures.length > 0) {
  console.log(`0 passed, ${failures.length} failed`);
  process.exit(1);
}
const options = rest.filter((arg) => arg.startsWith('-'));
const patterns = rest.filter((arg) => !arg.startsWith('-'));
const jest = [
  ...['--selectProjects', project],
  ...options,
  ...['--testPathPatterns', ...(patterns.length ? patterns : ['.*'])],
];
const { status } = spawnSync(bin('jest'), jest, { cwd: root, stdio: 'inherit', shell });
if (status !== 0) console.log('\ntests failed');
process.exit(status ?? 1);
