import type { Start } from '../../src/calls/start.ts';
import { type App, useApp } from '../app.ts';
import { daysBetween } from '../day.ts';
import { wallClock } from '../zonedTime.ts';
import { Link } from './button.tsx';
import { Message } from './message.tsx';
import { Rich } from './rich.tsx';

/** That the built tabs have not read the newest orders, with the cure; nothing while they have. */
export function Stale({ built }: { built: Start['built'] }) {
  const app = useApp();
  const { words, format, go } = app;
  if (!built || built.unread === 0) return null;
  const unread = words.built.unread(format.number(built.unread), built.unread === 1);
  return (
    <Message tone="warn" icon="clock">
      <Rich text={words.built.stale(builtWhen(built, app), unread, built.unread === 1)} />{' '}
      <Link inText onPress={() => go({ page: 'building', by: built.by })}>
        {words.built.rebuild}
      </Link>
    </Message>
  );
}

/** "3 days ago", «امروز». */
export function builtWhen(built: NonNullable<Start['built']>, { start, words, format }: App): string {
  const dayAt = (moment: number) => wallClock(moment, start.zone).day;
  const days = daysBetween(dayAt(built.at), dayAt(start.now));
  return days <= 0 ? words.built.today : words.built.days(format.number(days), days === 1);
}
