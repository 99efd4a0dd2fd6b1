declare module 'rss-parser/lib/utils.js' {
  const utils: { getSnippet: (html: string) => string };
  // biome-ignore lint/style/noDefaultExport: it is what the library does
  export default utils;
}
