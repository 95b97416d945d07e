import { GoogleObject } from './object.ts';

/** Bytes with a name and a type, as Google hands files around. Bytes run from −128 to 127. */
export class Blob extends GoogleObject {
  readonly path = 'Utilities.Blob';
  bytes: readonly number[];
  type: string | null;
  fileName: string | null;

  constructor(data: string | readonly number[], type: string | null = null, name: string | null = null) {
    super();
    this.bytes = typeof data === 'string' ? signed(Buffer.from(data, 'utf8')) : data;
    this.type = type ?? (typeof data === 'string' ? 'text/plain' : null);
    this.fileName = name;
  }

  getBytes(): number[] {
    return [...this.bytes];
  }

  getDataAsString(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(Uint8Array.from(this.bytes));
  }

  getContentType(): string | null {
    return this.type;
  }

  setContentType(type: string | null): this {
    this.type = type;
    return this;
  }

  getName(): string | null {
    return this.fileName;
  }

  setName(name: string): this {
    this.fileName = name;
    return this;
  }

  getAs(type: string): Blob {
    return new Blob(this.bytes, type, this.fileName);
  }

  copyBlob(): Blob {
    return new Blob(this.bytes, this.type, this.fileName);
  }

  getBlob(): this {
    return this;
  }
}

/** Bytes as Java counts them, −128 to 127. */
export const signed = (bytes: Uint8Array): number[] =>
  Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
