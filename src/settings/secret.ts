import { inspect } from 'node:util';

/** A token or a password. It prints itself as `[secret]` wherever it is printed; whoever needs it calls `reveal()`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The words themselves, for the one library that asks for them. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.toPrimitive](): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

/** A text with the user and password of every address in it masked. */
export function maskCredentials(text: string): string {
  return text.replace(/(:\/\/)[^\s/@"']{1,500}@/g, '$1[secret]@');
}
