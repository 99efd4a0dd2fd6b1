/** Text as text in the two languages pages are written in for files. */

/** Text as text in CommonMark (and its GitHub and chat dialects), in the middle of a line or at its beginning. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>~|@$]/g, '\\$&')
      .replace(/&(?=#?\w)/g, '\\&')
      // A bare address would become a link in the dialects that look for them.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www)(?=\.)/gi, '$1\\')
      .replace(/^[#+\-=]/, '\\$&')
      // Before a link of ours it would make a picture of it.
      .replace(/!$/, '\\!')
      .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
  );
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text in HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}
