import { CellError, DateSerial, type Matrix, type Value } from '../book/value.ts';

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** Two running 32-bit hashes with different multipliers; together they tell apart whatever a person will ever enter. */
class Hash {
  private first = 0x811c9dc5;
  private second = 0x9747b28c;

  word(word: number): void {
    this.first = Math.imul(this.first ^ word, 0x01000193);
    this.second = Math.imul(this.second ^ (word + 0x7f4a7c15), 0x85ebca6b);
    this.second ^= this.second >>> 13;
  }

  number(number: number): void {
    float[0] = number;
    this.word(words[0]!);
    this.word(words[1]!);
  }

  text(text: string): void {
    this.word(text.length);
    for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i));
  }

  get digest(): string {
    return `${(this.first >>> 0).toString(36)}${(this.second >>> 0).toString(36)}`;
  }
}

function addValue(hash: Hash, value: Value): void {
  if (typeof value === 'number') {
    hash.word(1);
    hash.number(value);
  } else if (typeof value === 'string') {
    hash.word(2);
    hash.text(value);
  } else if (value instanceof DateSerial) {
    hash.word(3);
    hash.number(value.serial);
  } else if (value instanceof CellError) {
    hash.word(4);
    hash.text(value.code);
  } else {
    hash.word(value === null ? 5 : value ? 6 : 7);
  }
}

/** A short text that is the same for the same values in the same shape. */
export function fingerprint(rows: Matrix): string {
  const hash = new Hash();
  for (const row of rows) for (const value of row) addValue(hash, value);
  return `${rows.length}x${rows[0]?.length ?? 0} ${hash.digest}`;
}
