import { readBundle } from './bundle.ts';
import { EmptyFile } from './files.ts';
import { campaign } from './headless/campaign.ts';
import { CallFailed } from './headless/door.ts';
import { formula } from './headless/formula.ts';
import { type Options, readOptions, UsageError } from './headless/options.ts';
import { orders } from './headless/orders.ts';
import { Scene } from './headless/scene.ts';
import { segments } from './headless/segments.ts';

/**
 * The headless command. Prints one JSON value to standard output and nothing else there; answers the exit code:
 * 0, or 1 for a formula that has no value and for whatever could not be done.
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    const scene = new Scene(options, readBundle());
    if (options.command !== 'formula' && options.sheets.length === 0)
      throw new UsageError(`${options.command} needs orders: name their file with --sheet Orders=orders.csv`);
    const { out, failed } = run(options, scene);
    scene.save();
    await print(out);
    return failed ? 1 : 0;
  } catch (problem) {
    const failed = problem instanceof CallFailed || problem instanceof EmptyFile;
    if (!(failed || problem instanceof UsageError)) throw problem;
    if (failed) await print({ error: problem.message });
    console.error(problem.message);
    return 1;
  }
}

function run(options: Options, scene: Scene): { readonly out: unknown; readonly failed: boolean } {
  switch (options.command) {
    case 'formula':
      return formula(scene);
    case 'orders':
      return { out: orders(scene), failed: false };
    case 'segments':
      return { out: segments(scene), failed: false };
    case 'campaign':
      return { out: campaign(scene), failed: false };
  }
}

/** All of it, however long, before the process may end. */
function print(value: unknown): Promise<void> {
  return new Promise((done) => {
    process.stdout.write(`${JSON.stringify(value)}\n`, () => done());
  });
}
