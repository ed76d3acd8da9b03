import { currentNumberingPlans, type NumberingPlans } from './numbering-plans.ts';

let loading: Promise<NumberingPlans> | null = null;

/** Loads the numbering plans into an extension page. Rejects when their script cannot be loaded. */
export function loadNumberingPlans(): Promise<NumberingPlans> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/numbering-plans.js';
    script.onload = () => {
      const plans = currentNumberingPlans();
      if (plans === null) reject(new Error('The script did not provide the numbering plans'));
      else resolve(plans);
    };
    script.onerror = () => {
      // An update may just be replacing the package, so the next call tries again.
      loading = null;
      reject(new Error('The numbering plans could not be loaded'));
    };
    document.head.append(script);
  });
  return loading;
}
