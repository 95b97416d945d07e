import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app.ts';
import { useKeptFocus } from '../keptFocus.ts';
import { Link, willDoId } from './button.tsx';
import { Icon } from './icon.tsx';
import { Rich } from './rich.tsx';

export interface ScreenProps {
  title: string;
  /** One sentence. */
  help?: string | undefined;
  back?: { label: string; press: () => void } | undefined;
  step?: readonly [number, number] | undefined;
  children?: ComponentChildren;
  foot?: ComponentChildren;
}

let touched = false;
for (const event of ['pointerdown', 'keydown'])
  addEventListener(
    event,
    () => {
      touched = true;
    },
    { capture: true, once: true },
  );

/**
 * One step: where one comes from, a question, the body, and a foot that stays in sight. The title takes the focus,
 * except when the sidebar opens: then the person is still in the sheet.
 */
export function Screen({ title, help, back, step, children, foot }: ScreenProps) {
  const { words, format } = useApp();
  const screen = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(screen, heading);
  useEffect(() => {
    if (touched) heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <main class="screen" ref={screen}>
      <div class="top">
        {(back || step) && (
          <div class="where">
            {back ? (
              <Link onPress={back.press}>
                <Icon name="back" />
                <Rich text={back.label} />
              </Link>
            ) : (
              <span />
            )}
            {step && <span>{words.step(format.number(step[0]), format.number(step[1]))}</span>}
          </div>
        )}
        <h1 tabIndex={-1} ref={heading}>
          <Rich text={title} />
        </h1>
        {help && (
          <p>
            <Rich text={help} />
          </p>
        )}
      </div>
      <div class="body">{children}</div>
      {foot && <div class="foot">{foot}</div>}
    </main>
  );
}

/** A foot that asks whether one is sure; Escape leaves all as it was. */
export function Sure({ onKeep, children }: { onKeep: () => void; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc from anything inside leaves it
    <div
      class="stack sure"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep();
      }}
    >
      {children}
    </div>
  );
}

/** What will happen when the button is pressed, or why it cannot be pressed yet. */
export function WillDo({ text }: { text: string }) {
  return (
    <p class="note" role="status" id={willDoId}>
      <Icon name="info" size={18} />
      <span>
        <Rich text={text} />
      </span>
    </p>
  );
}
