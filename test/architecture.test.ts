import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The rules of the house that the compiler cannot see: who may import whom, and what is banned where. */

const root = resolve(__dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Paths from the root that a file imports, with whether only types are taken. */
function importsOf(file: string): { path: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...text.matchAll(/(?:import|export)\s+(type\s+)?[^'";]*?from\s*'([^']+)'|import\s*'([^']+)'/g),
  ];
  return found.map(([, typeOnly, from, bare]) => {
    const target = from ?? bare ?? '';
    const path = target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target;
    return { path, typeOnly: typeOnly !== undefined };
  });
}

const layerOf = (file: string): string => {
  const [top, folder, name] = file.split('/');
  if (top !== 'src') return top ?? '';
  return name === undefined ? (folder ?? '') : (folder ?? '');
};

/** Each folder of src/ with the folders it may import from, itself always. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  orders: ['core'],
  metrics: ['core', 'orders'],
  segments: ['core', 'orders', 'metrics'],
  campaigns: ['core', 'orders', 'metrics', 'segments'],
  appsscript: ['core'],
};

/** Files named for an action, the only ones inside the layers that take the platform. */
const actions =
  /\/(load|import|publish|plan|run|answer|settle|track|read|write|table|journal|schedule)[A-Z.]|\/\w*(Run|Journal|Table)\.ts$/;
const outsideLayers = /^src\/(platform\.ts|pages\.ts|calls\/)/;
const sourceFiles = filesBelow('src');

describe('the layers', () => {
  test.each(sourceFiles.filter((file) => mayImport[layerOf(file)]))(
    '%s imports nothing from above',
    (file) => {
      const layer = layerOf(file);
      const allowed = [layer, ...mayImport[layer]!].map((name) => `src/${name}/`);
      const foreign = importsOf(file)
        .map(({ path }) => path)
        .filter((path) => path.startsWith('src/') && !outsideLayers.test(path))
        .filter((path) => !allowed.some((folder) => path.startsWith(folder)));
      expect(foreign).toEqual([]);
    },
  );

  test.each(sourceFiles.filter((file) => /^src\/(core|orders|metrics|segments|campaigns)\//.test(file)))(
    '%s takes the platform only if it is named for an action',
    (file) => {
      const takesPlatform = importsOf(file).some(({ path }) => path === 'src/platform.ts');
      expect(!takesPlatform || actions.test(file)).toBe(true);
    },
  );

  test('the local host imports nothing from src', () => {
    const reaching = filesBelow('local').filter((file) =>
      importsOf(file).some(({ path }) => /^(src|html)\//.test(path)),
    );
    expect(reaching).toEqual([]);
  });

  test('the sidebar takes the types of the calls, and pure code of core and the segment rules', () => {
    const reaching = filesBelow('html').flatMap((file) =>
      importsOf(file)
        .filter(({ path }) => path.startsWith('src/') && !/^src\/(core|segments\/rules)\//.test(path))
        .filter(({ path, typeOnly }) => !(typeOnly && path.startsWith('src/calls/')))
        .map(({ path }) => `${file} imports ${path}`),
    );
    expect(reaching).toEqual([]);
  });

  test('the calls are types and nothing else', () => {
    const calls = filesBelow('src/calls');
    const withCode = calls.filter((file) =>
      /^export (?!type|interface)/m.test(readFileSync(join(root, file), 'utf8')),
    );
    const withImports = calls.filter((file) => importsOf(file).some(({ typeOnly }) => !typeOnly));
    expect([...withCode, ...withImports]).toEqual([]);
  });

  test('index files are the four registries and nothing else', () => {
    const indexes = sourceFiles.filter((file) => /\/index\.ts$/.test(file)).sort();
    const registries = ['campaigns/gateways', 'metrics', 'orders/formats', 'segments/rules'];
    expect(registries.map((folder) => `src/${folder}/index.ts`)).toEqual(expect.arrayContaining(indexes));
  });
});

describe('what is banned in src', () => {
  const banned: readonly [RegExp, string][] = [
    [/\bIntl\b/, 'Intl'],
    [/\.localeCompare\(|\.toLocale\w+\(/, 'locale of the machine'],
    [/\.get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(/, "a Date's local getters"],
    [/\bMath\.random\(/, 'randomness'],
    [/\binstanceof (Date|Array|Object|Error)\b/, 'instanceof across realms'],
  ];
  const clock: readonly [RegExp, string][] = [[/\bnew Date\(\)|\bDate\.now\(/, 'the clock']];

  test.each(sourceFiles)('%s has none of it', (file) => {
    // Comments may speak of it.
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const rules = file.startsWith('src/appsscript/') ? banned : [...banned, ...clock];
    const allowedInMain = file === 'src/main.ts' ? ['instanceof across realms'] : [];
    const found = rules.filter(([pattern, what]) => pattern.test(code) && !allowedInMain.includes(what));
    expect(found.map(([, what]) => what)).toEqual([]);
  });
});
