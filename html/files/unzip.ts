/** Reads the files of a ZIP archive, by name, when asked. Stored and deflated entries; no ZIP64, no encryption. */
export interface Archive {
  readonly names: readonly string[];
  /** null when there is no such file. */
  text(name: string): Promise<string | null>;
}

interface Entry {
  readonly method: number;
  readonly packedSize: number;
  readonly at: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** @throws {Error} when these bytes are no archive it can read */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes);
  return {
    names: [...entries.keys()],
    async text(name) {
      const entry = entries.get(name);
      return entry ? new TextDecoder().decode(await unpack(view, bytes, entry)) : null;
    },
  };
}

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== directoryEntry)
      throw new Error('the directory of the archive is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record stands at the very end, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === endOfDirectory) return at;
  throw new Error('no archive');
}

async function unpack(
  view: DataView,
  bytes: Uint8Array,
  { method, packedSize, at }: Entry,
): Promise<Uint8Array> {
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.slice(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== 8) throw new Error(`compression ${method} is not known`);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
