import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/adapters/console/render-markdown.ts';
import { aCard, aQuote, aRichBriefing, aSource } from '../page/specimen.ts';

describe('a briefing as Markdown', () => {
  it('has one heading for the page, one for each story, one for each section', () => {
    const headings = renderMarkdown(aRichBriefing())
      .split('\n')
      .filter((line) => line.startsWith('#'));

    expect(headings).toEqual([
      '# Conflict briefing · Wed 6 May 2026',
      '## Top line',
      '## Since the last briefing',
      '## Conflict board',
      '## 1\\. Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say',
      '### What happened',
      '### Figures',
      '### Claims by side',
      '### In their words',
      '### Analysis · Marta Quill, Institute for River Studies',
      '### What it could mean',
      '### Timeline',
      '## 2\\. Tesk and Marran agree to meet again, set no date',
      '### What happened',
      '### In their words',
      '## Also reported',
      '## Watch',
      '## Corrections',
    ]);
  });

  it('links with the address in angle brackets, which nothing in an address can close', () => {
    const url = 'https://post.example/a>b(c)';
    const text = renderMarkdown(
      aRichBriefing({ stories: [aCard({ sources: [aSource({ url, outlet: 'The [Post]' })] })] }),
    );

    expect(text).toContain('[The \\[Post\\]](<https://post.example/a%3Eb(c)>)');
  });

  it('sets figures of one kind side by side, each with its claimant', () => {
    expect(renderMarkdown(aRichBriefing())).toContain(
      '- Killed: **at least 19** – Riverside Medics’ Union, earlier 14 \\[1\\]\\[2\\] \\| **8** – Orlu river guard, *disputed* \\[1\\]\\[3\\]',
    );
  });

  it('shows text from outside as text', () => {
    const text = '**Bold** [Reuters](https://evil.example) <b>x</b> # a';
    const quote = aQuote({ text, speaker: text, role: text, outlet: text });

    const shown = renderMarkdown(
      aRichBriefing({ stories: [aCard({ headline: { text, ev: [], from: '', lang: 'en' }, quotes: [quote] })] }),
    );

    expect(shown).not.toContain('](https://evil.example)');
    expect(shown).not.toContain('**Bold**');
    expect(shown).not.toContain('<b>');
    expect(shown).toContain('\\*\\*Bold\\*\\* \\[Reuters\\](https\\://evil.example) \\<b\\>x\\</b\\> # a');
  });

  it('wraps right-to-left words once', () => {
    expect(renderMarkdown(aRichBriefing())).toContain('“\u2068كانت العبّارة تحمل عائلات ولم يكن على متنها جنود.\u2069”');
  });
});
