import { type PageAnswer, type PageCallName, type PageCalls, readingCalls } from './protocol.ts';

/** A sentence for the person, from the server or about the way to it. */
export class Refusal extends Error {}

/** Whatever changes something waits for what the person did before. */
let lastAct: Promise<unknown> = Promise.resolve();

/** Asks the server on this machine. @throws {Refusal} with what it says when it cannot */
export function ask<N extends PageCallName>(
  name: N,
  input: Parameters<PageCalls[N]>[0],
): Promise<ReturnType<PageCalls[N]>> {
  if (readingCalls.includes(name)) return send(name, input);
  const answer = lastAct.then(() => send(name, input));
  // Calls of the sidebar wait for nobody's answer but their own.
  if (name !== 'run') lastAct = answer.catch(() => undefined);
  return answer;
}

async function send<N extends PageCallName>(
  name: N,
  input: Parameters<PageCalls[N]>[0],
): Promise<ReturnType<PageCalls[N]>> {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Refusal(`${response.status} ${await response.text()}`);
  const answer = (await response.json()) as PageAnswer<ReturnType<PageCalls[N]>>;
  if ('error' in answer) throw new Refusal(answer.error);
  return answer.ok;
}

/** Calls `changed` whenever the server says that something did, and `lost` while it cannot be reached. */
export function listen(on: { changed: (revision: number) => void; lost: (isLost: boolean) => void }): void {
  const events = new EventSource('/events');
  events.onmessage = (event) => on.changed(Number(event.data));
  events.onopen = () => on.lost(false);
  events.onerror = () => on.lost(true);
}
