import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where an installed Chrome, Chromium or Edge is found, most wanted first. */
const installed: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
};

/** Nothing but the page under test reaches the network, and nothing shows. */
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  // Without a graphics card, drawing by one would be imitated on the processor.
  '--disable-gpu-compositing',
  '--disable-software-rasterizer',
];

/**
 * A headless browser: the packaged Chromium on Linux with an x64 processor, elsewhere the Chrome that is installed.
 * `CHROME_PATH` overrides both.
 *
 * @throws when there is none, naming the places that were looked at
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? packagedChromium() ?? installedChrome();
  return chromium.launch({
    executablePath,
    args: quiet,
    env: { ...process.env, ...surroundings(executablePath) },
  });
}

/**
 * Pages that are used again by one test after the other: the process that draws a page keeps what it has compiled, and
 * starting one costs more than most tests. Each taker brings the page to a document of its own.
 */
export class PagePool {
  private readonly idle: Page[] = [];

  constructor(private readonly make: () => Promise<Page>) {}

  async take(): Promise<Page> {
    return this.idle.pop() ?? this.make();
  }

  /** Takes a page back: blank, with nobody listening to it or answering for the network. */
  async give(page: Page): Promise<void> {
    page.removeAllListeners('pageerror').removeAllListeners('console').removeAllListeners('request');
    await page.unrouteAll();
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    this.idle.push(page);
  }
}

function installedChrome(): string {
  const places = installed[process.platform] ?? [];
  const found = places.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `No browser to test with: install Google Chrome or set CHROME_PATH (looked at ${places.join(', ') || 'no known place'})`,
  );
}

// The package unpacks with top-level ES modules, which a compiled test cannot import; a process of its own can. It
// unpacks to a folder of that process, which then takes its place at once: several tests may start together.
function packagedChromium(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const ready = join(unpacked(), 'chromium');
  if (existsSync(ready)) return ready;
  const making = `${unpacked()}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  const archive = join(dirname(dirname(chromiumModule())), 'bin', 'al2023.tar.br');
  const program = `const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(chromiumModule()).href)});
    await chromium.executablePath(); await inflate(${JSON.stringify(archive)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TMPDIR: making },
  });
  try {
    renameSync(making, unpacked());
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
  return ready;
}

const packages = createRequire(join(process.cwd(), 'package.json'));
const chromiumModule = () => packages.resolve('@sparticuz/chromium');

function unpacked(): string {
  const manifest = readFileSync(join(dirname(dirname(chromiumModule())), 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return join(process.cwd(), '.cache', `chromium-${version}`);
}

/** Libraries and letters that a bare Linux lacks; both come with the packaged browser. */
function surroundings(executable: string): Record<string, string> {
  if (!executable.startsWith(join(process.cwd(), '.cache'))) return {};
  return { ...libraries(executable), ...fonts() };
}

function libraries(executable: string): Record<string, string> {
  const needed = execFileSync('ldd', [executable], { encoding: 'utf8' });
  if (!needed.includes('not found')) return {};
  const path = join(dirname(executable), 'al2023', 'lib');
  return { LD_LIBRARY_PATH: [path, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
}

// Without this a machine with few fonts draws Latin text in DejaVu, wider than any sans-serif a person has.
function fonts(): Record<string, string> {
  const file = join(unpacked(), 'bazgasht-fonts.conf');
  if (!existsSync(file)) writeFileSync(file, fontSettings());
  return { FONTCONFIG_FILE: file };
}

function fontSettings(): string {
  const prefer = (family: string) =>
    `<alias binding="weak"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(unpacked(), 'fonts')}</dir><cachedir>${join(unpacked(), 'fonts-cache')}</cachedir>
${['Arial', 'Roboto', 'sans-serif'].map(prefer).join('\n')}</fontconfig>`;
}
