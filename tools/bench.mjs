// npm run bench [-- --json] [name part]: every budgeted figure beside its budget. Each measurement is an exported
// function of test/bench/*.bench.ts and runs in a process of its own, under the memory that Google leaves a script.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const part = args.find((arg) => !arg.startsWith('--')) ?? '';

await prepare();
const esbuild = await import('esbuild');
const folder = join(root, 'test/bench');
const out = join(root, 'build/bench');
const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
await esbuild.build({
  entryPoints: files.map((name) => join(folder, name)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const runner = join(out, 'one.mjs');
writeFileSync(
  runner,
  `const [path, name] = process.argv.slice(2);
const rows = await (await import(path))[name]();
process.stdout.write('\\n' + JSON.stringify([rows].flat()) + '\\n');`,
);

const rows = [];
for (const file of files) {
  const path = pathToFileURL(join(out, file.replace(/\.ts$/, '.mjs'))).href;
  for (const name of Object.keys(await import(path)).filter((key) => key.includes(part))) {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--max-old-space-size=600', '--expose-gc', runner, path, name],
      { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    if (status !== 0)
      rows.push({ name, figure: null, budget: null, unit: '', note: stderr.trim().split('\n').at(-1) });
    else rows.push(...JSON.parse(stdout.trim().split('\n').at(-1)));
  }
}

const round = (value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : (value ?? ''));
const within = ({ figure, budget }) => budget == null || (figure !== null && figure <= budget);
if (asJson)
  console.log(
    JSON.stringify(
      rows.map((row) => ({ ...row, within: row.figure !== null && within(row) })),
      null,
      1,
    ),
  );
else
  for (const row of rows) {
    const verdict = row.figure === null ? 'FAILED' : within(row) ? 'ok' : 'OVER';
    const budget = row.budget == null ? '' : `budget ${round(row.budget)}`;
    console.log(
      [
        verdict.padEnd(6),
        row.name.padEnd(64),
        `${round(row.figure)} ${row.unit}`.padEnd(20),
        budget.padEnd(16),
        row.note ?? '',
      ].join(' '),
    );
  }
process.exitCode = rows.every((row) => row.figure !== null && within(row)) ? 0 : 1;
