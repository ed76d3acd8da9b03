import { simulatorWindow } from '../simulator-window.ts';
import { createMessage } from './message.ts';

const FIRST = 12;
const NEWEST = 100;
const BATCH = 10;

/** Fills the chat, and lets tests write into it, by plain DOM: React would not do this faster. */
export function mountMessageList(list: HTMLOListElement, scroller: HTMLElement): void {
  let written = 0;
  const write = (count: number) => {
    const batch = document.createDocumentFragment();
    for (let i = 0; i < count; i += 1) {
      batch.append(createMessage(written));
      written += 1;
    }
    list.append(batch);
    while (list.childElementCount > NEWEST) list.firstElementChild?.remove();
    scroller.scrollTop = scroller.scrollHeight;
  };
  write(FIRST);

  simulatorWindow.addMessages = async (count) => {
    const start = performance.now();
    for (let left = count; left > 0; left -= BATCH) {
      write(Math.min(BATCH, left));
      await nextTask();
    }
    return performance.now() - start;
  };
}

/** Unlike a timeout it does not wait; whoever watches the document has had their turn then. */
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
