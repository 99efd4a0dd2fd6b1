import { isAgency } from './agencies.ts';
import type { ReadDateline } from './dateline.ts';

/** 新华社加沙3月12日电（记者…）: agency, place, day and "by wire" in one run of letters. */
const BY_WIRE =
  /^[（(]?据?(新华社|新华网|新華社|中新社|中新网|中央社|法新社|路透社|美联社|德新社|塔斯社)([\p{Script=Han}·]{0,14}?)((?:\d{1,2}月)?\d{1,2}日)(?:专电|综合)?[电電讯訊](?:\s?[（(](?:记者|記者)[^（）()\n]{1,40}[）)])?[）)]?\s*/u;

/** (서울=연합뉴스) 홍길동 기자 =: place and agency in brackets, then who reports. */
const KOREAN =
  /^[([]([\p{Script=Hangul}·\s]{1,20})=([\p{L}\d]{2,12})[)\]]\s*(?:[\p{Script=Hangul}·\s]{2,40}(?:기자|특파원)\s*=\s*)?/u;

/** 【カイロ共同】, 【3月12日 AFP】, ［ロンドン 12日 ロイター］. */
const IN_BRACKETS = /^(?:【([^【】\n]{2,30})】|［([^［］\n]{2,30})］)\s*(?:[-－–—]\s*)?/u;

const BEGINS = /^[（([【［\p{Script=Han}]/u;

/** Reads a dateline as Chinese, Japanese and Korean agencies print it; null when there is none. */
export function readEastAsianDateline(paragraph: string): ReadDateline | null {
  if (!BEGINS.test(paragraph)) return null;
  const head = paragraph.slice(0, 120);
  const wire = BY_WIRE.exec(head);
  if (wire !== null) return made(paragraph, wire[0], { agency: wire[1], place: wire[2], day: wire[3] });
  const korean = KOREAN.exec(head);
  if (korean !== null) return made(paragraph, korean[0], { place: korean[1]?.trim(), agency: korean[2] });
  const bracket = IN_BRACKETS.exec(head);
  const inner = bracket?.[1] ?? bracket?.[2];
  if (bracket === null || inner === undefined) return null;
  const parts = inner.split(/[\s=＝・,、]+/);
  const day = parts.find((part) => /^(?:\d{1,2}月)?\d{1,2}日$/.test(part));
  const agency = parts.find(isAgency) ?? ENDS_IN_AGENCY.exec(inner)?.[0];
  if (agency === undefined) return null;
  const place = (parts.find((part) => part !== agency && part !== day) ?? '').replace(ENDS_IN_AGENCY, '');
  return made(paragraph, bracket[0], { place, day, agency });
}

const ENDS_IN_AGENCY = /(?:共同|時事|AFP|ロイター|AP)$/u;

function made(
  paragraph: string,
  text: string,
  parts: {
    readonly place?: string | undefined;
    readonly day?: string | undefined;
    readonly agency?: string | undefined;
  },
): ReadDateline {
  const { place, day, agency } = parts;
  return {
    dateline: { text: text.trim(), place: place || null, day: day || null, agency: agency || null },
    rest: paragraph.slice(text.length),
    byline: null,
    sure: true,
  };
}
