/** Text as bytes of encodings that `TextEncoder` does not write, by turning `TextDecoder` round. */

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Throws for a character that the encoding does not have. */
export function encodeLegacy(text: string, encoding: string): Uint8Array {
  if (encoding === 'iso-2022-jp') return encodeIso2022Jp(text);
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${encoding} has no "${character}"`);
      return [...bytes];
    }),
  );
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (bytes: readonly number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // These bytes mean nothing.
    }
  };
  for (let one = 0; one < 256; one += 1) add([one]);
  if (/^(?:windows|iso-8859|koi8|ibm|mac|x-mac)/.test(encoding)) return table;
  for (let one = 0x81; one < 0xff; one += 1) for (let two = 0x40; two < 0xff; two += 1) add([one, two]);
  return table;
}

/** JIS X 0208 between escapes, which is EUC-JP without its high bits. */
function encodeIso2022Jp(text: string): Uint8Array {
  const bytes: number[] = [];
  let wide = false;
  for (const character of text) {
    const isWide = character > '\u007F';
    if (isWide !== wide) bytes.push(0x1b, ...(isWide ? [0x24, 0x42] : [0x28, 0x42]));
    wide = isWide;
    bytes.push(...[...encodeLegacy(character, 'euc-jp')].map((byte) => byte & 0x7f));
  }
  if (wide) bytes.push(0x1b, 0x28, 0x42);
  return Uint8Array.from(bytes);
}
