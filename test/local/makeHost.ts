import { createHost } from '../../local/createHost.ts';
import type { Bundle, Execution, Host, HostOptions } from '../../local/host.ts';

const scopes = [
  'spreadsheets.currentonly',
  'script.container.ui',
  'script.send_mail',
  'script.external_request',
  'script.scriptapp',
  'userinfo.email',
].map((scope) => `https://www.googleapis.com/auth/${scope}`);

/** The scopes the product asks for. */
export const allScopes: readonly string[] = scopes;

export const noon = Date.UTC(2024, 9, 1, 12);

export interface Scene extends Partial<Omit<HostOptions, 'bundle'>> {
  readonly code: Bundle['code'];
  readonly html?: Readonly<Record<string, string>>;
  readonly manifest?: object;
}

/** A host over a few lines of code, in a Tehran sheet whose script stands in New York. */
export function hostOf(scene: Scene | string): Host {
  const { code, html, manifest, ...options } = typeof scene === 'string' ? { code: scene } : scene;
  return createHost({
    bundle: {
      code,
      sidebar: '<!doctype html><body></body>',
      html: html ?? {},
      manifest: JSON.stringify({
        timeZone: 'America/New_York',
        runtimeVersion: 'V8',
        oauthScopes: scopes,
        ...manifest,
      }),
    },
    nowMs: noon,
    timezone: 'Asia/Tehran',
    language: 'en',
    account: 'consumer',
    clockActive: 'container',
    installation: 'bound',
    email: 'ada@example.com',
    ...options,
  });
}

/** What a function of the code returns to a page. @throws {Error} with name and message of what it threw */
export function ask(host: Host, name: string, ...args: readonly unknown[]): unknown {
  const answer = host.rpc(name, args);
  if (answer.ok) return answer.value;
  throw Object.assign(new Error(answer.message), { name: answer.name });
}

/** What one expression is worth to a page, in a host of its own. */
export const worth = (expression: string, scene: Partial<Scene> = {}): unknown =>
  ask(hostOf({ ...scene, code: `function answer() { return ${expression}; }` }), 'answer');

/** The refusal that one expression meets, "Exception: …". */
export function refusal(expression: string, scene: Partial<Scene> = {}): string {
  const code = `function answer() { try { ${expression}; return 'nothing was refused'; } catch (e) { return String(e); } }`;
  return String(ask(hostOf({ ...scene, code }), 'answer'));
}

/** The last execution, whatever became of it. */
export const last = (host: Host): Execution => host.executions[host.executions.length - 1]!;
