import { describe, expect, it } from 'vitest';
import { readPhoneDraft } from './phone-draft.ts';

describe('a stored phone draft', () => {
  it('has a country and a text of at most two hundred characters', () => {
    const draft = { country: 'DE', text: '0'.repeat(200) };
    expect(readPhoneDraft({ ...draft, other: 1 })).toEqual(draft);
  });

  it.each([
    null,
    undefined,
    'text',
    {},
    { country: 'DE' },
    { text: '0' },
    { country: 1, text: '0' },
    { country: 'DE', text: 0 },
    { country: 'DE', text: ['0'] },
    { country: 'DE', text: '0'.repeat(201) },
  ])('is nothing else: %j', (value) => {
    expect(readPhoneDraft(value)).toBeNull();
  });
});
