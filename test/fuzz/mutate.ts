/** Makes hostile inputs out of good ones, the same ones for the same seed. */

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What parsers stumble over. */
const TOKENS: readonly string[] = [
  ...'< > & ; " \' = / ! ? [ ] ( ) { } : , . - – — « » “ ” „ \0 \t \n \r \u00ad \u200b \u202e \u2028 \ufeff \ud800 \udfff 𝟙 👩‍👩‍👧'.split(
    ' ',
  ),
  ...'<![CDATA[ ]]> <!-- --> <!DOCTYPE <!ENTITY <?xml ?> &amp; &#0; &#x110000; &nbsp; &lt;b&gt; <item> </item> <entry> </entry>'.split(
    ' ',
  ),
  ...'<rss version="2.0"> <channel> <feed> <rdf:RDF> <title> </title> <link href=" <guid> <pubDate> xml:base=" __proto__'.split(
    ' ',
  ),
  ...'<div class="related"> <p> </p> <br> <script type="application/ld+json"> </script> <a href="//x"> <h1> <body> </html>'.split(
    ' ',
  ),
  ...'{"@type":"NewsArticle","articleBody":" "} [[[[ 1,000 12.5 2026-02-30 25:61 +99:99 MERINSK, (Reuters) http:// https://[::1]/'.split(
    ' ',
  ),
];

/** The longest input that is tried, in bytes. */
const LONGEST = 200_000;

/** One to six changes to an input; `others` are what pieces are taken from. */
export function mutated(input: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  let bytes: Uint8Array = input;
  const changes = 1 + Math.floor(random() * 6);
  for (let change = 0; change < changes; change += 1) bytes = changed(bytes, others, random);
  return bytes.subarray(0, LONGEST);
}

function changed(bytes: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  const upTo = (end: number) => Math.floor(random() * end);
  const at = upTo(bytes.length + 1);
  const piece = (source: Uint8Array) => {
    const from = upTo(source.length + 1);
    return source.subarray(from, from + upTo(2 ** upTo(14)));
  };
  switch (upTo(7)) {
    case 0: {
      const flipped = Uint8Array.from(bytes);
      for (let flips = 1 + upTo(8); flips > 0 && flipped.length > 0; flips -= 1)
        flipped[upTo(flipped.length)] = upTo(256);
      return flipped;
    }
    case 1:
      return joined(bytes.subarray(0, at), token(upTo), bytes.subarray(at));
    case 2:
      return joined(bytes.subarray(0, at), bytes.subarray(at + upTo(2 ** upTo(12))));
    case 3:
      return joined(bytes.subarray(0, at), piece(bytes), bytes.subarray(at));
    case 4:
      return joined(bytes.subarray(0, at), piece(others[upTo(others.length)] ?? bytes), bytes.subarray(at));
    case 5: {
      // Growth is what finds quadratic time.
      const repeated = random() < 0.5 ? token(upTo) : piece(bytes).subarray(0, 40);
      return joined(bytes.subarray(0, at), ...Array<Uint8Array>(2 ** upTo(13)).fill(repeated), bytes.subarray(at));
    }
    default:
      return bytes.subarray(0, at);
  }
}

const encoder = new TextEncoder();

function token(upTo: (end: number) => number): Uint8Array {
  return encoder.encode(TOKENS[upTo(TOKENS.length)]);
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces).subarray(0, LONGEST));
}
