import { createHash, createHmac } from 'node:crypto';
import Papa from 'papaparse';
import { Blob, signed } from './blob.ts';
import { formatDate, parseDate } from './dateFormat.ts';
import { refuse, refuseSignature } from './errors.ts';
import { formatString } from './formatString.ts';
import { type EnumValue, enumOf, GoogleObject, type Named } from './object.ts';
import type { Env } from './world.ts';

const longestSleepMs = 300_000;

const Charset = enumOf('Charset', ['US_ASCII', 'UTF_8']);
const DigestAlgorithm = enumOf('DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
const MacAlgorithm = enumOf('MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
const nodeName: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

type Data = string | readonly number[];

/** `Utilities`: no service call of the budget. Bytes are signed, −128 to 127. */
export class Utilities
  extends GoogleObject
  implements
    Named<
      GoogleAppsScript.Utilities.Utilities,
      | 'base64Decode'
      | 'base64DecodeWebSafe'
      | 'base64Encode'
      | 'base64EncodeWebSafe'
      | 'computeDigest'
      | 'computeHmacSha256Signature'
      | 'computeHmacSignature'
      | 'formatDate'
      | 'formatString'
      | 'getUuid'
      | 'newBlob'
      | 'parseCsv'
      | 'parseDate'
      | 'sleep'
    >
{
  readonly path = 'Utilities';
  override readonly enums = { Charset, DigestAlgorithm, MacAlgorithm };

  constructor(readonly env: Env) {
    super();
  }

  /** Lets the clock of the execution pass. */
  sleep(ms: number): void {
    if (!(ms >= 0 && ms <= longestSleepMs)) {
      refuse({
        en: `sleep: the value must be from 0 to ${longestSleepMs}, got ${ms}`,
        fr: `sleep : la valeur doit être comprise entre 0 et ${longestSleepMs}, reçu ${ms}`,
      });
    }
    this.env.run.spend(ms);
  }

  formatDate(date: Date, zone: string, format: string): string {
    return formatDate(date, zone, format);
  }

  parseDate(text: string, zone: string, format: string): Date {
    return parseDate(text, zone, format);
  }

  formatString(template: string, ...values: unknown[]): string {
    return formatString(template, values);
  }

  /** Rows of text, every one of them text. */
  parseCsv(csv: string, delimiter = ','): string[][] {
    return Papa.parse<string[]>(csv, { delimiter }).data.filter(
      (row, i, all) => i < all.length - 1 || row.length > 1 || row[0] !== '',
    );
  }

  /** Random to the eye, and the same in each run of the host. */
  getUuid(): string {
    const { shared } = this.env.world;
    const hex = createHash('sha256').update(`uuid ${shared.nextSerial()}`).digest('hex');
    const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  newBlob(data: Data, type?: string, name?: string): Blob {
    return new Blob(data, type ?? null, name ?? null);
  }

  base64Encode(data: Data, charset: EnumValue = Charset.UTF_8): string {
    return bytesOf(data, charset).toString('base64');
  }

  base64EncodeWebSafe(data: Data, charset: EnumValue = Charset.UTF_8): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_');
  }

  base64Decode(encoded: string): number[] {
    return signed(Buffer.from(encoded, 'base64'));
  }

  base64DecodeWebSafe(encoded: string): number[] {
    return signed(Buffer.from(encoded, 'base64url'));
  }

  /** Without a charset text is taken as US-ASCII, so that a Persian letter becomes "?". */
  computeDigest(algorithm: EnumValue, value: Data, charset: EnumValue = Charset.US_ASCII): number[] {
    const hash = nodeName[algorithm.name];
    if (!hash) return refuseSignature('Utilities.computeDigest', [algorithm, value]);
    return signed(createHash(hash).update(bytesOf(value, charset)).digest());
  }

  computeHmacSha256Signature(value: Data, key: Data, charset: EnumValue = Charset.US_ASCII): number[] {
    return this.computeHmacSignature(MacAlgorithm.HMAC_SHA_256, value, key, charset);
  }

  computeHmacSignature(
    algorithm: EnumValue,
    value: Data,
    key: Data,
    charset: EnumValue = Charset.US_ASCII,
  ): number[] {
    const hash = nodeName[algorithm.name.replace('HMAC_', '')]!;
    return signed(createHmac(hash, bytesOf(key, charset)).update(bytesOf(value, charset)).digest());
  }
}

function bytesOf(data: Data, charset: EnumValue): Buffer {
  if (typeof data !== 'string') return Buffer.from(data);
  if (charset === Charset.UTF_8) return Buffer.from(data, 'utf8');
  return Buffer.from(data.replace(/[\u0080-\u{10ffff}]/gu, '?'), 'latin1');
}
