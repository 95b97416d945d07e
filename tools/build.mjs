// Builds dist/: Code.js (webpack, so that Google finds its entry points), sidebar.html (one file), appsscript.json.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';
import { functionsDoc, functionsHelp, functionsTable } from './functions.mjs';
import { gatewayForms } from './gatewayForms.mjs';
import { leaveWordsOut } from './leaveWordsOut.mjs';
import { shareRepeats } from './shareRepeats.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const scratch = join(root, 'build');
const require = createRequire(import.meta.url);

/** Every spreadsheet function, from the registry in src/metrics. */
export async function loadMetrics() {
  const metrics = await loadRegistry('metrics');
  return metrics.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The definitions in a folder of src/, in the order of its list. */
async function loadRegistry(folder) {
  const outfile = join(scratch, `${folder}.mjs`);
  await esbuild.build({
    entryPoints: [join(root, 'src', folder, 'index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return Object.values(await import(`${pathToFileURL(outfile).href}?${Date.now()}`));
}

/** The names Google calls beside the functions, as main.ts exports them. */
const entryPoints = [
  'onOpen',
  'onInstall',
  'openThisWeek',
  'openOrders',
  'openSegments',
  'openCampaigns',
  'openResults',
  'openSettings',
  'openSampleData',
  'openHelp',
  'call',
  'tick_',
];

/** The module from which webpack starts: what is assigned to `global` here becomes a top-level function. */
function entryModule(metrics) {
  const names = entryPoints.map((name) => `global.${name} = main.${name};`);
  const functions = metrics.map((metric) => {
    const params = Object.keys(metric.params).join(', ');
    const assigned = `global.${metric.name} = (${params}) => main.evaluate('${metric.name}', [${params}]);`;
    return `${functionsDoc(metric)}\n${assigned}`;
  });
  return [`import * as main from './main.mjs';`, ...names, ...functions].join('\n');
}

/**
 * Takes the marks away that carried the help through the compiler, and writes all below the stubs small: what Google
 * reads, the functions with their help and parameters, stays as it is.
 */
class TidyStubs {
  apply(compiler) {
    compiler.hooks.compilation.tap('TidyStubs', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'TidyStubs', stage }, (assets) => {
        for (const name of Object.keys(assets)) {
          const text = assets[name].source().toString();
          compilation.updateAsset(name, new webpack.sources.RawSource(tidy(text)));
        }
      });
    });
  }
}

function tidy(text) {
  const end = text.indexOf('/******/');
  const stubs = text
    .slice(0, end)
    .replace(/^[ \t]*\*?[ \t]*@preserve\n/gm, '')
    .replace(/[ \t]*\* \* @preserve\n/g, '');
  return `${stubs.trimEnd()}\n${esbuild.transformSync(text.slice(end), small).code}`;
}

const small = { minify: true, charset: 'utf8', target: 'es2019', legalComments: 'none' };

/** All that the entry points run, as one module without what nobody calls. Names and syntax are shortened later. */
async function bundleMain() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, 'src/main.ts')],
    bundle: true,
    format: 'esm',
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'error',
    plugins: [leaveWordsOut],
  });
  writeFileSync(join(scratch, 'main.mjs'), shareRepeats(outputFiles[0].text));
}

async function buildCode(metrics) {
  const entry = join(scratch, 'entry.js');
  writeFileSync(entry, entryModule(metrics));
  await bundleMain();
  const compiler = webpack({
    mode: 'production',
    context: root,
    target: ['web', 'es2019'],
    devtool: false,
    entry,
    output: { path: dist, filename: 'Code.js' },
    performance: { hints: false },
    module: {
      rules: [
        {
          test: entry,
          use: [
            {
              loader: require.resolve('esbuild-loader'),
              options: { target: 'es2019', charset: 'utf8', legalComments: 'inline' },
            },
            join(root, 'tools/keep-jsdoc-loader.cjs'),
          ],
        },
      ],
    },
    // A minimizer here would wrap the stubs away, and Google would list no function.
    optimization: { minimize: false },
    plugins: [new GasPlugin(), new TidyStubs()],
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
      else compiler.close(resolve);
    });
  });
}

async function buildSidebar() {
  const bundle = async (entry, options) => {
    const result = await esbuild.build({
      entryPoints: [join(root, entry)],
      bundle: true,
      minify: true,
      write: false,
      charset: 'utf8',
      logLevel: 'error',
      ...options,
    });
    return result.outputFiles[0].text;
  };
  const js = await bundle('html/main.tsx', {
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Apps Script's HTML service has damaged // and /* inside template literals.
    supported: { 'template-literal': false },
  });
  const css = await bundle('html/style.css', { loader: { '.woff2': 'dataurl' } });
  for (const forbidden of ['<!--', '<script', '</script'])
    if (js.includes(forbidden))
      throw new Error(`the sidebar's script contains ${forbidden}, which would break its page`);
  const shell = readFileSync(join(root, 'html/index.html'), 'utf8');
  // Functions, because a replacement text would have its $& expanded.
  const page = shell.replace('/*CSS*/', () => css).replace('/*JS*/', () => js);
  writeFileSync(join(dist, 'sidebar.html'), page);
}

/** The README's table of functions, between its two marks. */
function writeReadmeTable(metrics) {
  const path = join(root, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const marks = /(<!-- functions -->\n)[\s\S]*?(<!-- \/functions -->)/;
  const updated = readme.replace(marks, (_, start, end) => `${start}${functionsTable(metrics)}\n${end}`);
  if (updated !== readme) writeFileSync(path, updated);
}

export async function buildAll() {
  mkdirSync(dist, { recursive: true });
  mkdirSync(scratch, { recursive: true });
  const metrics = await loadMetrics();
  const gateways = await loadRegistry('campaigns/gateways');
  // html/ may not import the definitions, so their words come to it as files.
  const write = (file, words) => writeFileSync(join(scratch, file), JSON.stringify(words));
  write('functions.json', functionsHelp(metrics));
  write('gatewayForms.json', gatewayForms(gateways));
  await Promise.all([buildCode(metrics), buildSidebar()]);
  copyFileSync(join(root, 'appsscript.json'), join(dist, 'appsscript.json'));
  writeReadmeTable(metrics);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { install } = await import('./prepare.mjs');
  install();
  await buildAll();
}
