import { describe, expect, it } from 'vitest';
import { hyperlink, paint, styleOf } from '../../../src/adapters/console/style.ts';

const TERMINAL = { isTTY: true, columns: 90 };

describe('colour', () => {
  it('is for a terminal, not for a file or a pipe', () => {
    expect(styleOf({ TERM: 'xterm-256color' }, TERMINAL).colour).toBe(true);
    expect(styleOf({ TERM: 'xterm-256color' }, {}).colour).toBe(false);
  });

  it('stays away where NO_COLOR is set to anything but nothing', () => {
    expect(styleOf({ NO_COLOR: '1' }, TERMINAL).colour).toBe(false);
    expect(styleOf({ NO_COLOR: '' }, TERMINAL).colour).toBe(true);
  });

  it('does what FORCE_COLOR says, before all else', () => {
    expect(styleOf({ FORCE_COLOR: '1', NO_COLOR: '1' }, {}).colour).toBe(true);
    expect(styleOf({ FORCE_COLOR: '0' }, TERMINAL).colour).toBe(false);
  });

  it('is nothing a dumb terminal understands', () => {
    expect(styleOf({ TERM: 'dumb' }, TERMINAL)).toEqual({ width: 90, colour: false, links: false });
  });

  it('is left out of the text where there is none', () => {
    expect(paint('x', 'strong', { width: 80, colour: false, links: false })).toBe('x');
    expect(paint('x', 'strong', { width: 80, colour: true, links: false })).toBe('\u001b[1mx\u001b[22m');
  });
});

describe('links behind words', () => {
  it('are for terminals known to show them; elsewhere addresses are printed', () => {
    expect(styleOf({ TERM: 'xterm-kitty' }, TERMINAL).links).toBe(true);
    expect(styleOf({ TERM: 'xterm-256color', VTE_VERSION: '7600' }, TERMINAL).links).toBe(true);
    expect(styleOf({ TERM: 'xterm-256color' }, TERMINAL).links).toBe(false);
    expect(styleOf({ TERM: 'xterm-kitty' }, {}).links).toBe(false);
  });

  it('can be asked for and refused', () => {
    expect(styleOf({ FORCE_HYPERLINK: '1' }, {}).links).toBe(true);
    expect(styleOf({ FORCE_HYPERLINK: '0', TERM: 'xterm-kitty' }, TERMINAL).links).toBe(false);
  });

  it('open and close', () => {
    expect(hyperlink('Post', 'https://post.example/')).toBe(
      '\u001b]8;;https://post.example/\u001b\\Post\u001b]8;;\u001b\\',
    );
  });
});

describe('width', () => {
  it.each([
    [{ columns: 20 }, {}, 40],
    [{ columns: 300 }, {}, 100],
    [{}, { COLUMNS: '64' }, 64],
    [{}, {}, 80],
    [{ columns: 0 }, {}, 80],
  ])('of %j with %j is %i', (screen, env, width) => {
    expect(styleOf(env, screen).width).toBe(width);
  });
});
