import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

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
];

/**
 * A headless browser: the packaged Chromium on Linux with an x64 processor, elsewhere the Chrome that is installed.
 * `CHROME_PATH` overrides both.
 *
 * @throws when there is none, naming the places that were looked at
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? packagedChromium() ?? installedChrome();
  return chromium.launch({ executablePath, args: quiet, env: { ...process.env, ...surroundings() } });
}

function installedChrome(): string {
  const places = installed[process.platform] ?? [];
  const found = places.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `No browser to test with: install Google Chrome or set CHROME_PATH (looked at ${places.join(', ') || 'no known place'})`,
  );
}

// The package unpacks with top-level ES modules, which a compiled test cannot import; a process of its own can.
function packagedChromium(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  return unpack('c.executablePath()').trim();
}

function unpack(expression: string): string {
  const address = pathToFileURL(chromiumPackage()).href;
  const program = `const { default: c, inflate } = await import(${JSON.stringify(address)}); console.log(await ${expression});`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
}

const chromiumPackage = () =>
  createRequire(join(process.cwd(), 'package.json')).resolve('@sparticuz/chromium');

/** Libraries and letters that a bare Linux lacks; both come with the packaged browser. */
function surroundings(): Record<string, string> {
  if (process.platform !== 'linux' || process.env['CHROME_PATH']) return {};
  return { ...libraries(), ...fonts() };
}

function libraries(): Record<string, string> {
  const needed = execFileSync('ldd', [join(tmpdir(), 'chromium')], { encoding: 'utf8' });
  if (!needed.includes('not found')) return {};
  const archive = join(dirname(dirname(chromiumPackage())), 'bin', 'al2023.tar.br');
  unpack(`inflate(${JSON.stringify(archive)})`);
  const path = join(tmpdir(), 'al2023', 'lib');
  return { LD_LIBRARY_PATH: [path, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
}

// Without this a machine with few fonts draws Latin text in DejaVu, wider than any sans-serif a person has.
function fonts(): Record<string, string> {
  const folder = join(tmpdir(), 'bazgasht-fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const prefer = (family: string) =>
    `<alias binding="weak"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(tmpdir(), 'fonts')}</dir><cachedir>${join(folder, 'cache')}</cachedir>
${['Arial', 'Roboto', 'sans-serif'].map(prefer).join('\n')}</fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
