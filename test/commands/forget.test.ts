import { describe, expect, it } from 'vitest';
import { forget } from '../../commands/forget.ts';
import { ADMIN, anOffice, aQuestion } from './desk.ts';

describe('/forget', () => {
  it('deletes what is kept of this server once the word was written', async () => {
    const office = anOffice();

    const reply = await forget(office).answer(aQuestion({ confirm: ' forget ' }));

    expect(office.changes).toEqual([['forget', { by: ADMIN, community: ADMIN.community }]]);
    expect(reply).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('All that was kept of this server is deleted'),
    });
  });

  it.each([{}, { confirm: '' }, { confirm: 'yes' }, { confirm: 'FORGET' }, { confirm: 'forget it' }])(
    'explains what would be deleted, and deletes nothing, for %j',
    async (options) => {
      const office = anOffice();

      expect(await forget(office).answer(aQuestion(options))).toMatchObject({
        kind: 'note',
        text: expect.stringMatching(/This deletes at once and for good .* To go on: \/forget confirm:forget$/),
      });
      expect(office.changes).toEqual([]);
    },
  );
});
