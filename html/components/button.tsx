import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** The line that says what a button will do, or why it cannot yet; one on a screen. */
export const willDoId = 'will-do';

export interface ButtonProps {
  kind: 'primary' | 'secondary' | 'quiet' | 'danger';
  children: ComponentChildren;
  onPress: () => void;
  icon?: IconName | undefined;
  /** Takes the whole width. */
  wide?: boolean | undefined;
  /** Takes what its neighbors in the row leave. */
  grow?: boolean | undefined;
  /** What it says while it works; given, the button waits. */
  busy?: string | false | undefined;
  /** Cannot work yet; the reason must stand above it. It stays reachable, so that the reason can be heard. */
  off?: boolean | undefined;
  /** What it is called for those who do not see what it stands beside. */
  label?: string | undefined;
}

export function Button({ kind, children, onPress, icon, wide, grow, busy, off, label }: ButtonProps) {
  const waits = Boolean(busy) || Boolean(off);
  return (
    <button
      type="button"
      class={`button ${kind}${wide ? ' wide' : ''}${grow ? ' grow' : ''}`}
      aria-disabled={waits || undefined}
      aria-busy={busy ? true : undefined}
      aria-describedby={off ? willDoId : undefined}
      aria-label={label}
      onClick={() => {
        if (!waits) onPress();
      }}
    >
      {icon && <Icon name={icon} />}
      {busy || children}
    </button>
  );
}

/** A text that acts; `inText` for one inside a sentence, underlined. */
export function Link({
  children,
  onPress,
  inText,
  expanded,
}: {
  children: ComponentChildren;
  onPress: () => void;
  inText?: boolean;
  expanded?: boolean;
}) {
  return (
    <button type="button" class={inText ? 'link in-text' : 'link'} aria-expanded={expanded} onClick={onPress}>
      {children}
    </button>
  );
}

/** A large row that leads somewhere: icon, name, one line of what was found there. */
export function Way({
  icon,
  name,
  hint,
  onPress,
  busy,
}: {
  icon: IconName;
  name: ComponentChildren;
  hint: ComponentChildren;
  onPress: () => void;
  busy?: boolean;
}) {
  return (
    <button type="button" class="way" aria-busy={busy || undefined} onClick={busy ? undefined : onPress}>
      <Icon name={icon} size={22} />
      <span>
        <b>{name}</b>
        <small>{hint}</small>
      </span>
      <Icon name="forward" size={18} />
    </button>
  );
}
