/** The stripe beside a message. It says nothing that the words do not. */
import type { CorroborationLabel } from '../../summarizer/card.ts';

const SUPPORT: Readonly<Record<CorroborationLabel, number>> = {
  '3+ independent': 0x2f855a,
  '2 independent': 0x3182ce,
  'single source': 0x718096,
  conflicting: 0xd69e2e,
  'party claims only': 0xc05621,
  'unreviewed sources only': 0xc05621,
};

/** What stands around the stories. */
export const HOUSE_ACCENT = 0x1f4e79;
/** What was taken back. */
export const RETRACTED_ACCENT = 0x4a5568;

/** How well a story is supported. */
export function accentOf(label: CorroborationLabel): number {
  return SUPPORT[label];
}
