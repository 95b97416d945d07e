import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { PagePool } from '../browser.ts';
import type { Scene } from './stub.ts';

const root = process.cwd();

let built: { page: string; stub: string } | null = null;

/** The sidebar as one page, and the imitation of the server, compiled once. */
function build(): { page: string; stub: string } {
  const bundle = (entry: string, options: object) =>
    buildSync({
      entryPoints: [join(root, entry)],
      bundle: true,
      write: false,
      charset: 'utf8',
      format: 'iife',
      target: 'es2020',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'error',
      ...options,
    }).outputFiles[0]!.text;
  const js = bundle('html/main.tsx', { minify: true, supported: { 'template-literal': false } });
  const css = bundle('html/style.css', { loader: { '.woff2': 'dataurl' }, format: undefined });
  const shell = readFileSync(join(root, 'html/index.html'), 'utf8');
  const page = shell.replace('/*CSS*/', () => css).replace('/*JS*/', () => js);
  built ??= { page, stub: bundle('test/html/stub.ts', {}) };
  return built;
}

/** Width of Google's sidebar. */
export const sidebarWidth = 300;

const pools = new WeakMap<Browser, PagePool>();

function poolOf(browser: Browser): PagePool {
  const pool = pools.get(browser) ?? new PagePool(() => browser.newPage({ reducedMotion: 'reduce' }));
  pools.set(browser, pool);
  return pool;
}

/** Opens the sidebar at a page of the menu, in a document of its own without network; ends with `closeSidebar`. */
export async function openSidebar(browser: Browser, at: string, scene: Scene, height = 760): Promise<Page> {
  const { page: html, stub } = built ?? build();
  const page = await poolOf(browser).take();
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: sidebarWidth, height });
  const body = html
    .replace('<head>', () => `<head><script>window.scene = ${JSON.stringify(scene)};\n${stub}</script>`)
    .replace('<body', () => `<body data-page="${at}" data-language="${scene.language}"`);
  await page.route('**/*', (route) =>
    route.request().url() === 'https://sidebar.test/'
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
      : route.abort(),
  );
  await page.goto('https://sidebar.test/');
  await page.waitForSelector('h1');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

export const closeSidebar = (page: Page): Promise<void> => poolOf(page.context().browser()!).give(page);
