// Makes a checkout ready: packages installed as the lock file says, dist/ built from the sources as they are.
// Imports nothing but Node itself, so that it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a command with its output on standard error (standard output stays free), and ends the process if it fails. */
export function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (status !== 0) process.exit(status ?? 1);
}

export function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const mark = join(root, 'node_modules', '.installed-for');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.error('Installing packages …');
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
  writeFileSync(mark, wanted);
}

const sources = ['src', 'html', 'tools', 'appsscript.json', 'package-lock.json'];

/** Newest change below the paths, so that a build older than its sources is made again. */
export function newest(paths) {
  let latest = 0;
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    latest = Math.max(latest, stat.mtimeMs);
  };
  for (const path of paths) visit(join(root, path));
  return latest;
}

export async function build() {
  const made = ['dist/Code.js', 'build/functions.json', 'build/gatewayForms.json'].map((path) =>
    join(root, path),
  );
  if (made.every((path) => existsSync(path) && statSync(path).mtimeMs > newest(sources))) return;
  const { buildAll } = await import('./build.mjs');
  await buildAll();
}

/** Bundles a program of `local/` for this Node and gives the path of the result. */
export async function bundleLocal(entry) {
  const outfile = join(root, 'build', entry.replace(/^local\//, '').replace(/\.ts$/, '.mjs'));
  if (existsSync(outfile) && statSync(outfile).mtimeMs > newest(['local', 'package-lock.json']))
    return outfile;
  mkdirSync(dirname(outfile), { recursive: true });
  const esbuild = await import('esbuild');
  await esbuild.build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
}

export async function prepare() {
  install();
  await build();
}
