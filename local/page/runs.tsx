import { useEffect, useState } from 'preact/hooks';
import type { Execution } from '../host.ts';
import { ask } from './connection.ts';
import { Icon } from './icons.tsx';
import { momentText, nearText } from './moments.ts';
import type { Page } from './page.ts';
import type { PageState, Runs } from './protocol.ts';

/** What waits for its time, and what ran: how many calls of Google's services, how long by their cost, what failed. */
export function RunsList({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words, language } = page;
  const [runs, setRuns] = useState<Runs | null>(null);
  useEffect(() => {
    ask('runs', {}).then(setRuns, (problem) => page.refuse(problem));
  }, [state.revision]);
  if (!runs) return <p class="nothing">{words.loading}</p>;
  return (
    <div class="runs">
      <section aria-label={words.triggers}>
        <h3>{words.triggers}</h3>
        {runs.triggers.length === 0 && <p class="quiet">{words.noTriggers}</p>}
        <ul>
          {runs.triggers.map((trigger) => (
            <li key={trigger.id}>
              <code dir="ltr">{trigger.handler}</code>{' '}
              <span class="quiet">
                {trigger.due === null
                  ? words.triggerSpent
                  : words.triggerDue(momentText(trigger.due, state.timezone, language))}
              </span>
            </li>
          ))}
        </ul>
        <p class="quiet">{words.quota(runs.quota.emailRecipients, runs.quota.urlFetchCalls)}</p>
      </section>
      <section aria-label={words.lastRuns}>
        <h3>{words.lastRuns}</h3>
        {runs.executions.length === 0 && <p class="quiet">{words.noRuns}</p>}
        <ol>
          {runs.executions.map((run, index) => (
            <Run key={`${run.at} ${runs.executions.length - index}`} run={run} page={page} state={state} />
          ))}
        </ol>
      </section>
    </div>
  );
}

interface RunProps {
  readonly run: Execution;
  readonly page: Page;
  readonly state: PageState;
}

function Run({ run, page, state }: RunProps) {
  const { words, language } = page;
  const calls = Object.entries(run.callsByName).sort((a, b) => b[1] - a[1]);
  return (
    <li class={run.error ? 'failed' : undefined}>
      <details>
        <summary>
          <Icon name={run.error ? 'triangle' : 'check'} size={14} />
          <time>{nearText(run.at, state.now, state.timezone, language)}</time>
          <code dir="ltr">{run.entry}</code>
          <span class="quiet">
            {words.runKinds[run.kind]} · {words.runCost(run.calls, run.ms)}
          </span>
          {run.error && <bdi class="bad">{run.error.message}</bdi>}
        </summary>
        <p dir="ltr" class="calls">
          {calls.map(([name, times]) => `${name} × ${times}`).join(', ')}
        </p>
      </details>
    </li>
  );
}
