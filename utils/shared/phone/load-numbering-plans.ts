import { currentNumberingPlans, type NumberingPlans } from './numbering-plans.ts';

let loading: Promise<NumberingPlans> | null = null;

/** Loads the numbering plans into an extension page. Rejects when their script cannot be loaded. */
export function loadNumberingPlans(): Promise<NumberingPlans> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/numbering-plans.js';
    const fail = (reason: string) => {
      // An update may just be replacing the package, so the next call tries again.
      loading = null;
      reject(new Error(reason));
    };
    script.onload = () => {
      const plans = currentNumberingPlans();
      if (plans === null) fail('The script did not provide the numbering plans');
      else resolve(plans);
    };
    script.onerror = () => fail('The numbering plans could not be loaded');
    document.head.append(script);
  });
  return loading;
}
