import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from './host.ts';
import { declaredFunctions } from './runtime/project.ts';

/** The built bundle, beside this program. @throws {Error} when it was not built */
export function readBundle(): Bundle & { readonly code: string } {
  const root = rootAbove(dirname(fileURLToPath(import.meta.url)));
  const read = (name: string): string => readFileSync(join(root, 'dist', name), 'utf8');
  const code = read('Code.js');
  const functions = functionsOf(code, join(root, 'build'));
  return { code, sidebar: read('sidebar.html'), manifest: read('appsscript.json'), functions };
}

/** The folder of the project: the nearest one with a package.json in it. */
function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

/** The functions of the code, kept beside other build results under a mark of its text. */
function functionsOf(code: string, folder: string): readonly string[] {
  const mark = createHash('sha256').update(code).digest('hex');
  const kept = join(folder, 'declared.json');
  try {
    const found = JSON.parse(readFileSync(kept, 'utf8')) as { mark: string; functions: string[] };
    if (found.mark === mark) return found.functions;
  } catch {
    // Nothing is kept yet, or somebody is just writing it.
  }
  const functions = declaredFunctions('Code.js', code);
  if (existsSync(folder)) writeFileSync(kept, JSON.stringify({ mark, functions }));
  return functions;
}
