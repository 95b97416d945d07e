// The headless command: formulas, orders, segments and campaigns without a page. `npm run headless -- formula …`
import { pathToFileURL } from 'node:url';
import { bundleLocal, prepare } from './prepare.mjs';

await prepare();
const { main } = await import(pathToFileURL(await bundleLocal('local/headless.ts')).href);
process.exitCode = await main(process.argv.slice(2));
