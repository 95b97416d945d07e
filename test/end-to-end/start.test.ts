import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordersCsv } from './shop.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** `npm start` with arguments, as far as its first line. */
function start(args: readonly string[]): Promise<{ line: string; stop: () => Promise<number | null> }> {
  const child = spawn(process.execPath, ['tools/start.mjs', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return new Promise((resolve) => {
    const hear = (part: Buffer) => {
      child.stdout!.off('data', hear);
      resolve({
        line: part.toString().split('\n')[0]!,
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
      });
    };
    child.stdout!.on('data', hear);
  });
}

/** What the program says and how it ends when it cannot start. */
function refusal(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['tools/start.mjs', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  let said = '';
  child.stderr!.on('data', (part) => {
    said += part;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

test('npm start on a file prints an address that works, and ends when it is told to', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'bazgasht-')), 'shop.csv');
  writeFileSync(path, ordersCsv(20));
  const { line, stop } = await start([path, '--language', 'en']);
  expect(line).toMatch(/^shop\.csv is open at http:\/\/127\.0\.0\.1:\d+\/$/);
  const answer = await fetch(line.replace(/^.* /, ''));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<title>Bazgasht</title>');
  expect(await stop()).toBe(0);
});

test.each([
  [['--language', 'de'], /--language is en or fa, not "de"/],
  [['--port', 'many'], /--port is a number from 0 to 65535, not "many"/],
  [['--timezone', 'Mars/Base'], /--timezone is a name such as Asia\/Tehran, not "Mars\/Base"/],
  [['nowhere.csv'], /there is no file nowhere\.csv/],
  [['--fast'], /there is no option --fast/],
])('npm start %j says what is wrong', async (args, sentence) => {
  const { code, said } = await refusal(args);
  expect(said).toMatch(sentence);
  expect(code).toBe(1);
});
