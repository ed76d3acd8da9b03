/** @jsxImportSource react */
import { useEffect, useRef } from 'react';
import { cx } from '../cx.ts';
import { options } from '../options.ts';
import { AddFriendField } from './add-friend-field.tsx';
import { GuildGate } from './guild-gate.tsx';
import { mountMessageList } from './message-list.ts';

/** A channel of a server, nested as deeply in the page as the real one. */
export function Channel() {
  const list = useRef<HTMLOListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!list.current || !scroller.current || list.current.childElementCount > 0) return;
    mountMessageList(list.current, scroller.current);
  }, []);
  return (
    <div className={cx('chat_f75fb0')}>
      <section className={cx('title_f75fb0')} aria-label="Channel header">
        <h1 className={cx('channelName_f75fb0')}># general</h1>
        <AddFriendField />
      </section>
      <div className={cx('content_f75fb0')}>
        <main className={cx('chatContent_f75fb0')}>
          <div className={cx('messagesWrapper__36d07')}>
            <div ref={scroller} className={cx('scroller__36d07 scrollerBase_d125d2')} dir="ltr">
              <div className={cx('scrollerContent__36d07')}>
                {/* Its items are created without React. */}
                <ol
                  ref={list}
                  className={cx('scrollerInner__36d07')}
                  aria-label="Messages in general"
                  data-list-id="chat-messages"
                />
              </div>
            </div>
          </div>
          {options.guildGate ? <GuildGate /> : <Composer />}
        </main>
      </div>
    </div>
  );
}

function Composer() {
  return (
    <form className={cx('form_f75fb0')} onSubmit={(event) => event.preventDefault()}>
      <div className={cx('channelTextArea_f75fb0 channelTextArea__74017')}>
        <div className={cx('scrollableContainer__74017')}>
          <div className={cx('inner__74017')}>
            <div className={cx('textArea__74017')}>
              {/* biome-ignore lint/a11y/useSemanticElements: the client's composer has no semantic element */}
              <div
                role="textbox"
                tabIndex={0}
                contentEditable
                suppressContentEditableWarning
                aria-multiline="true"
                aria-label="Message #general"
                className={cx('markup__75297 editor__1b31f slateTextArea_ec4baf')}
              />
            </div>
          </div>
        </div>
      </div>
    </form>
  );
}
