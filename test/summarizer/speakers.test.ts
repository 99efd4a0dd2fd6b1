import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';
import type { KnownPeople } from '../../src/summarizer/quote-people.ts';
import { findQuotes } from '../../src/summarizer/quotes.ts';

function speakers(text: string, people?: KnownPeople, language = 'en'): (string | null)[] {
  return findQuotes({ text, title: '', sentences: splitSentences(text, language), language }, people).map(
    ({ speaker, shown }) => (shown ? speaker : null),
  );
}

describe('a surname', () => {
  it('means the person the article names in full', () => {
    expect(speakers('General Anders Roe arrived on Monday. “We stay,” Roe said.')).toEqual(['Anders Roe']);
  });

  it('stays a surname where two people bear it', () => {
    expect(speakers('Anders Roe and his brother Karl Roe arrived. “We stay,” Roe said.')).toEqual(['Roe']);
  });

  it('stays a surname where nobody bears it in full', () => {
    expect(speakers('“We stay,” Roe said.')).toEqual(['Roe']);
  });
});

describe('a pronoun', () => {
  it('means the subject of the sentence before', () => {
    expect(speakers('Mayor Ines Roth rejected the plan. “We stay,” she said.')).toEqual(['Ines Roth']);
  });

  it('prefers that subject to an earlier speaker', () => {
    const text =
      'Spokesman Anders Roe told the radio that “the port is closed”. An adviser, Karl Brodek, rejected it. “It is open,” he said.';

    expect(speakers(text)).toEqual(['Anders Roe', 'Karl Brodek']);
  });

  it('goes by gender where it is known', () => {
    expect(speakers('Mary Lind met James Roe. “We stay,” she said.')).toEqual(['Mary Lind']);
  });

  it('is not resolved where two may be meant', () => {
    expect(speakers('After Anders Roe and Karl Brodek met, “we stay,” he said.')).toEqual([null]);
  });

  it('is not resolved across half an article', () => {
    const filler = 'The town was quiet that night.';

    expect(speakers(`Mayor Ines Roth left.\n\n${filler}\n\n${filler}\n\n“We stay,” she said.`)).toEqual([null]);
  });

  it('asks those who are known beforehand', () => {
    const people: KnownPeople = {
      resolve: (name) => (/Sasha Vell|Vell/.test(name) ? { name: 'Sasha Vell', gender: 'f' } : null),
    };

    expect(speakers('Sasha Vell met Igor Tamm, a deputy. “We stay,” she said.', people)).toEqual(['Sasha Vell']);
  });
});

describe('those without a name', () => {
  it('stay described', () => {
    expect(
      speakers('Diplomats met mediator Anders Roe. Without rain, one of them said, “the road is open to all”.'),
    ).toEqual(['one of them']);
    expect(speakers('“The road is open,” a diplomat said.')).toEqual(['diplomat']);
  });

  it('may be bodies and capitals', () => {
    expect(speakers('The foreign ministry said the deal was “dead and buried”.')).toEqual(['foreign ministry']);
    expect(speakers('“We reject this,” the Kremlin said.')).toEqual(['Kremlin']);
  });
});

describe('a quotation nobody is named for', () => {
  it('is kept and not shown', () => {
    const [quote] = findQuotes({
      text: 'It rained.\n\n“We will hold this hill for as long as it takes.”',
      title: '',
      sentences: splitSentences('It rained.\n\n“We will hold this hill for as long as it takes.”', 'en'),
      language: 'en',
    });

    expect(quote).toMatchObject({ speaker: null, shown: false, rule: 'none' });
  });

  it('is not given to the speaker of the paragraph before', () => {
    expect(speakers('“We stay,” said Anders Roe.\n\n“We go as soon as the road is open.”')).toEqual([
      'Anders Roe',
      null,
    ]);
  });
});

it('finds the role before the name, in the apposition, and for later surnames', () => {
  const text =
    'Army spokesman Col. Anders Roe said it was “over for good”. “Go home,” Roe said. “I am not afraid,” said Lena Vell, a nurse.';

  const roles = findQuotes({ text, title: '', sentences: splitSentences(text, 'en'), language: 'en' }).map(
    ({ role }) => role,
  );

  expect(roles).toEqual(['Army spokesman Col.', 'Army spokesman Col.', 'nurse']);
});

describe('a quotation by itself', () => {
  it('goes on with the only one who spoke in the sentence before', () => {
    expect(speakers('Anders Roe said he would not resign. “Nobody has asked me to.”')).toEqual(['Anders Roe']);
  });

  it('as a paragraph stands between two of its speaker', () => {
    const before = 'Chief Anders Roe said the officer had fired twice.\n“He feared for his life.”\n';

    expect(speakers(`${before}Roe said he was on leave.`)).toEqual(['Anders Roe']);
    expect(speakers(`${before}Lena Vell said he was on leave.`)).toEqual([null]);
  });

  it('may answer a question', () => {
    expect(speakers('“Who gave the order?” Anders Roe asked. “I have no idea at all.”').at(-1)).not.toBe('Lena Vell');
    expect(speakers('Anders Roe asked who gave the order. “I have no idea at all.”')).toEqual([null]);
  });
});

describe('somebody in office, or without a name', () => {
  it('is the only one who bears the title', () => {
    expect(speakers('Sen. Anders Roe met her. “We will see,” the senator said.')).toEqual(['Anders Roe']);
  });

  it('is no party', () => {
    expect(speakers('“We stay,” Rep. Lena Vell, D-N.Y., the chair of the panel, said.')).toEqual(['Lena Vell']);
  });

  it('is described', () => {
    expect(speakers('Many left. “We stay,” said one of them, who asked not to be named.')).toEqual(['one of them']);
    expect(speakers('An army officer at the gate shrugs. “We stay,” he says.')).toEqual(['army officer']);
  });
});

describe('nobody is named by mistake', () => {
  it('when somebody without a name stands between', () => {
    expect(
      speakers('“It shook,” Karl Roe, 45, a farmer, said. His wife nodded. “It goes on all night,” she said.'),
    ).toEqual(['Karl Roe', null]);
    expect(
      speakers('“It shook,” Karl Roe, 45, a farmer, said. His wife, Shazia, nodded. “It goes on all night,” she said.'),
    ).toEqual(['Karl Roe', 'Shazia']);
  });

  it('when the one who spoke is told from those he speaks of', () => {
    expect(
      speakers('Karl Roe denied that he had a deal with James Lind. “I put no pressure on them,” he told the press.'),
    ).toEqual(['Karl Roe']);
  });

  it('when an office stands between, in German', () => {
    const text =
      'Zeugen berichteten von Panzern. Der Angriff wurde von einer Sprecherin bestätigt. Sie sagte, man werde „bis zum Ende kämpfen“.';

    expect(speakers(text, undefined, 'de')).toEqual([null]);
  });

  it('when the pronoun may mean either of two, in Ukrainian', () => {
    expect(
      speakers('Міністр Олег Левко зустрів Юрія Ковача. «Домовилися про все», — сказав він.', undefined, 'uk'),
    ).toEqual([null]);
  });

  it('when a place stands between the office and the name', () => {
    expect(speakers('“We stay,” said the University of California.')).toEqual(['University of California']);
    expect(speakers('“We stay,” said the President of Norlund Tomas Vere.')).toEqual(['Tomas Vere']);
  });

  it('when a tag that closes with a stop belongs to the words before, and the next sentence does not', () => {
    expect(speakers('“We saw it all,” said Omar Lind. “It was dark.” The spokesman, Karl Roe, denied it.')).toEqual([
      'Omar Lind',
    ]);
    expect(speakers('“We saw it all.” Omar Lind said.')).toEqual(['Omar Lind']);
  });
});
