import { readBundle } from './bundle.ts';
import { readInput } from './headless/scene.ts';
import type { Host } from './host.ts';
import { pageAssets } from './page/assets.ts';
import { Opener } from './page/openFile.ts';
import type { PageLanguage } from './page/protocol.ts';
import { say } from './page/words.ts';
import { PortTaken, serve } from './serve.ts';

interface StartOptions {
  readonly paths: readonly string[];
  readonly language: PageLanguage;
  readonly port: number;
  readonly timezone: string;
  readonly account: 'consumer' | 'workspace';
}

const usage = `Usage: npm start [-- orders.csv | orders.xlsx …] [--language en|fa] [--port 8080] [--timezone Asia/Tehran] [--account consumer|workspace]`;

/**
 * Opens the page on the files named, or on sample data, prints its address, and goes on until it is interrupted or
 * `stop` says so. Answers the exit code.
 */
export async function main(argv: readonly string[], stop?: AbortSignal): Promise<number> {
  let options: StartOptions;
  try {
    options = readOptions(argv);
  } catch (problem) {
    console.error(`${problem instanceof Error ? problem.message : problem}\n${usage}`);
    return 1;
  }
  const { language, port } = options;
  const bundle = readBundle();
  const opener = new Opener({ ...options, bundle, nowMs: Date.now() });
  try {
    const files = options.paths.map((path) => ({ name: path, bytes: readInput(path), tab: '' }));
    const file = files.length > 0 ? opener.openAll(files, language) : opener.sample(language);
    openAddOn(file.host);
    const assets = await pageAssets();
    const served = await serve({ ...file, files: opener, assets, code: bundle.code, language, port });
    console.log(say(language).opened(served.url, served.desk.fileName));
    await untilStopped(stop);
    await served.close();
    return 0;
  } catch (problem) {
    const isTaken = problem instanceof PortTaken;
    console.error(
      isTaken ? say(language).portTaken(port) : problem instanceof Error ? problem.message : problem,
    );
    return 1;
  }
}

/** Whoever starts this wants to see the add-on: its first page, as its first menu entry opens it. */
function openAddOn(host: Host): void {
  const first = host.menu().find(({ functionName }) => functionName !== '');
  if (first) host.clickMenu(first.functionName);
}

function untilStopped(stop?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve();
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    stop?.addEventListener('abort', end, { once: true });
  });
}

function readOptions(argv: readonly string[]): StartOptions {
  const values = new Map<string, string>();
  const paths: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const match = /^--(language|port|timezone|account)(?:=(.*))?$/.exec(argv[i]!);
    if (match) values.set(match[1]!, match[2] ?? argv[++i] ?? '');
    else if (argv[i]!.startsWith('--')) throw new Error(`there is no option ${argv[i]}`);
    else paths.push(argv[i]!);
  }
  return {
    paths,
    language: oneOf('language', values.get('language') ?? personLanguage(), ['en', 'fa']),
    port: portOf(values.get('port') ?? '0'),
    timezone: zoneOf(values.get('timezone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
    account: oneOf('account', values.get('account') ?? 'consumer', ['consumer', 'workspace']),
  };
}

/** The language of the machine, as far as the page speaks it. */
function personLanguage(): PageLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.startsWith('fa') ? 'fa' : 'en';
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (!found) throw new Error(`--${name} is ${choices.join(' or ')}, not "${value}"`);
  return found;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port is a number from 0 to 65535, not "${text}"`);
  return port;
}

function zoneOf(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new Error(`--timezone is a name such as Asia/Tehran, not "${name}"`);
  }
}
