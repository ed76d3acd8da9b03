import { simulatorWindow } from '../simulator-window.ts';
import { createMessage } from './message.ts';

const INITIAL_COUNT = 12;
const MAX_COUNT = 100;
const BATCH_SIZE = 10;

/** Fills the chat and lets tests add messages, with plain DOM calls: React would not be faster. */
export function mountMessageList(list: HTMLOListElement, scroller: HTMLElement): void {
  let written = 0;
  const write = (count: number) => {
    const batch = document.createDocumentFragment();
    for (let i = 0; i < count; i += 1) {
      batch.append(createMessage(written));
      written += 1;
    }
    list.append(batch);
    while (list.childElementCount > MAX_COUNT) list.firstElementChild?.remove();
    scroller.scrollTop = scroller.scrollHeight;
  };
  write(INITIAL_COUNT);
  list.addEventListener('click', () => {
    simulatorWindow.messageClicks += 1;
  });

  simulatorWindow.addMessages = async (count) => {
    const start = performance.now();
    for (let left = count; left > 0; left -= BATCH_SIZE) {
      write(Math.min(BATCH_SIZE, left));
      await nextTask();
    }
    return performance.now() - start;
  };
}

/** Resolves in the next task, after mutation observers have run, and without the delay of a timeout. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
