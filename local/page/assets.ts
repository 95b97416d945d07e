import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

/** What the browser is sent, all from this machine. */
export interface PageAssets {
  /** By path without the first slash. */
  readonly files: Readonly<Record<string, { readonly type: string; readonly body: string | Uint8Array }>>;
  /** Program text that makes `google.script` in the sidebar. */
  readonly shim: string;
}

const fontWeights = [400, 600] as const;

/** Bundles the page's program and collects its style and letters. About a tenth of a second. */
export async function pageAssets(): Promise<PageAssets> {
  const folder = join(checkout(), 'local', 'page');
  const [program, shim] = await Promise.all([
    bundle(join(folder, 'client.tsx')),
    bundle(join(folder, 'shim.ts')),
  ]);
  const files: Record<string, { type: string; body: string | Uint8Array }> = {
    'page.js': { type: 'text/javascript', body: program },
    'page.css': { type: 'text/css', body: style(join(folder, 'style')) },
  };
  for (const weight of fontWeights) {
    files[`vazirmatn-${weight}.woff2`] = { type: 'font/woff2', body: readFileSync(fontFile(weight)) };
  }
  return { files, shim };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  });
  // A script element ends at the first "</script", wherever it stands.
  return outputFiles[0]!.text.replace(/<\/(script)/gi, '<\\/$1');
}

/** In this order, so that what is particular comes after what is general. */
const sheets = ['base', 'bars', 'cells', 'panels'];
const style = (folder: string) =>
  sheets.map((name) => readFileSync(join(folder, `${name}.css`), 'utf8')).join('\n');

function fontFile(weight: number): string {
  const { resolve } = createRequire(join(checkout(), 'package.json'));
  return resolve(`@fontsource/vazirmatn/files/vazirmatn-arabic-${weight}-normal.woff2`);
}

/** The folder of package.json, from wherever this runs: its source or a bundle of it. */
function checkout(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'local', 'page', 'client.tsx'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The sources of the page are not beside its program: run it from the checkout');
    folder = parent;
  }
  return folder;
}
