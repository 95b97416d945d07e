import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { dayToType, typedDay } from '../day.ts';
import { TextField } from './field.tsx';

/** Tells the screen what is wrong in a field for as long as the field is there; '' for nothing. */
export function useReport(report: (problem: string) => void, problem: string): void {
  useEffect(() => {
    report(problem);
    return () => report('');
  }, [problem]);
}

/** A day typed by hand, Gregorian or Jalali; `value` is "2025-11-28" or '' and stays as it was while the text is none. */
export function DayField({
  label,
  value,
  onDay,
  report,
  needed,
  least,
  early = '',
}: {
  label: string;
  value: string;
  onDay: (iso: string) => void;
  /** Hears what is wrong, '' for nothing. */
  report: (problem: string) => void;
  needed?: boolean;
  /** The first day that can be, and what to say of an earlier one. */
  least?: string;
  early?: string;
}) {
  const { words, format } = useApp();
  const [text, setText] = useState(value ? dayToType(value, format.language) : '');
  const day = typedDay(text);
  const isBlank = text.trim() === '';
  const isEarly = day !== null && least !== undefined && day < least;
  const problem = isEarly ? early : day || (isBlank && !needed) ? '' : words.time.dayWrong;
  useReport(report, problem);
  return (
    <TextField
      leftToRight
      label={label}
      value={text}
      hint={day ? format.dayOfWeek(day) : words.time.typeDay}
      wrong={problem && (day || text.length >= 8) ? problem : undefined}
      onInput={(typed) => {
        setText(typed);
        const read = typedDay(typed);
        if (read || typed.trim() === '') onDay(read ?? '');
      }}
    />
  );
}
