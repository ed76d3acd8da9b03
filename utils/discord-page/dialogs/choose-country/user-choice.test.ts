import { expect, it } from 'vitest';
import { UserChoice } from './user-choice.ts';

it('the country with which the dialog opens is no choice', () => {
  const choice = new UserChoice();
  expect(choice.see('US')).toBeNull();
  expect(choice.see(null)).toBeNull();
  expect(choice.see('US')).toBeNull();
});

it('another country is the user’s choice, as is going back to the first', () => {
  const choice = new UserChoice();
  expect(choice.see('AT')).toBe('AT');
  expect(choice.see(null)).toBe('AT');
  expect(choice.see('AT')).toBe('AT');
  expect(choice.see('US')).toBe('US');
});

it('what Handset chose is no choice, and ends the user’s', () => {
  const choice = new UserChoice();
  choice.see('AT');
  choice.replace('DE');
  expect(choice.see('DE')).toBeNull();
  expect(choice.see('AT')).toBe('AT');
  choice.replace(null);
  expect(choice.see('AT')).toBeNull();
});
