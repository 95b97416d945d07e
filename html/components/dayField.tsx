import { useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { dayToType, typedDay } from '../day.ts';
import { TextField } from './field.tsx';

/** A day typed by hand, Gregorian or Jalali; `value` is "2025-11-28" or '' and stays as it was while the text is none. */
export function DayField({
  label,
  value,
  onDay,
}: {
  label: string;
  value: string;
  onDay: (iso: string) => void;
}) {
  const { words, format } = useApp();
  const [text, setText] = useState(value ? dayToType(value, format.language) : '');
  const day = typedDay(text);
  return (
    <TextField
      leftToRight
      label={label}
      value={text}
      hint={day ? format.dayOfWeek(day) : words.time.typeDay}
      wrong={text.length >= 8 && !day ? words.time.dayWrong : undefined}
      onInput={(typed) => {
        setText(typed);
        const read = typedDay(typed);
        if (read || typed.trim() === '') onDay(read ?? '');
      }}
    />
  );
}
