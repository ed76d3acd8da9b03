import { currentNumberingPlans, type NumberingPlans } from './numbering-plans.ts';

let loading: Promise<NumberingPlans> | null = null;

/** Loads what knows all numbering plans into a page of the extension. Rejects when the script is not there. */
export function loadNumberingPlans(): Promise<NumberingPlans> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/numbering-plans.js';
    script.onload = () => {
      const numbers = currentNumberingPlans();
      if (numbers === null) reject(new Error('The numbering plans did not come'));
      else resolve(numbers);
    };
    script.onerror = () => {
      // A package that is being replaced by an update: the next try may find it.
      loading = null;
      reject(new Error('The numbering plans could not be loaded'));
    };
    document.head.append(script);
  });
  return loading;
}
