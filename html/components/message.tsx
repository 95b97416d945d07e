import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app.ts';
import { NoAnswer, Refusal } from '../server.ts';
import { Link } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Rich, Said } from './rich.tsx';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  good: 'check',
  warn: 'triangle',
  bad: 'error',
};

/** Icon, sentence, at most one action. At most two of these stand on a screen at once. */
export function Message({
  tone,
  icon,
  children,
  action,
}: {
  tone: Tone;
  icon?: IconName;
  children: ComponentChildren;
  action?: { label: string; press: () => void };
}) {
  return (
    <div class={`message ${tone}`}>
      <Icon name={icon ?? icons[tone]} size={18} />
      <div>
        {children}
        {action && (
          <>
            {' '}
            <Link inText onPress={action.press}>
              {action.label}
            </Link>
          </>
        )}
      </div>
    </div>
  );
}

/**
 * What went wrong with a call, announced and focused; `again` repeats it; with `stay` the focus stays where the person
 * writes. Nothing when nothing went wrong.
 */
export function Failure({
  error,
  again,
  stay,
}: {
  error: unknown;
  again?: (() => void) | undefined;
  stay?: boolean;
}) {
  const { words } = useApp();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error && !stay) box.current?.focus();
  }, [error, stay]);
  if (!error) return null;
  return (
    <div role="alert" tabIndex={-1} ref={box}>
      <Message tone="bad" {...(again ? { action: { label: words.tryAgain, press: again } } : {})}>
        {error instanceof NoAnswer ? words.noAnswer : <Said text={messageOf(error)} />}
        {error instanceof Refusal && error.reference && !error.message.includes(error.reference) && (
          <>
            {' '}
            <Rich text={words.reference(error.reference)} />
          </>
        )}
      </Message>
    </div>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
