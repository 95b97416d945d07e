import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/** Loading Code.js into a fresh context, as every cell, click and tick does: milliseconds, median of 20. */
export function loadingCode() {
  const code = readFileSync(join(process.cwd(), 'dist/Code.js'), 'utf8');
  const script = new vm.Script(code);
  const once = () => {
    const context = vm.createContext(Object.create(null), { microtaskMode: 'afterEvaluate' });
    const started = performance.now();
    script.runInContext(context);
    return performance.now() - started;
  };
  once();
  const times = Array.from({ length: 20 }, once).sort((a, b) => a - b);
  return [
    { name: 'loading Code.js, median of 20', figure: times[10], budget: 15, unit: 'ms' },
    { name: 'size of Code.js', figure: Buffer.byteLength(code) / 1024, budget: 450, unit: 'KB' },
  ];
}
