// npm run push: tests, builds, and pushes dist/ to the Apps Script project named in .clasp.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './prepare.mjs';

// Fetched when it is needed: clasp weighs more than everything else here together.
const clasp = ['--yes', '@google/clasp@3.4.1'];

const { scriptId } = JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8'));
if (scriptId === 'your-script-id') {
  console.error(
    'Put the id of your Apps Script project into .clasp.json first: "scriptId" (README, step 1).',
  );
  process.exit(1);
}
run(process.execPath, ['tools/test.mjs']);
run(process.execPath, ['tools/build.mjs']);
// Without --force a changed manifest is skipped in silence where nobody can answer.
run('npx', [...clasp, 'push', '--force'], { shell: process.platform === 'win32' });
