// npm start: installs what is missing, builds, and opens the spreadsheet page on this machine.
import { pathToFileURL } from 'node:url';
import { bundleLocal, prepare } from './prepare.mjs';

await prepare();
const { main } = await import(pathToFileURL(await bundleLocal('local/start.ts')).href);
process.exitCode = await main(process.argv.slice(2));
