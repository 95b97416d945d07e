// npm run screenshots: pictures of the page, the wizard, tabs and dashboard in both languages, in screenshots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

await prepare();
const esbuild = await import('esbuild');
const outfile = join(root, 'build', 'pictures.mjs');
await esbuild.build({
  entryPoints: [join(root, 'test/end-to-end/pictures.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const folder = join(root, 'screenshots');
mkdirSync(folder, { recursive: true });
process.chdir(root);
const { takePictures } = await import(pathToFileURL(outfile).href);
for (const name of await takePictures(folder, process.argv.slice(2))) console.log(name);
