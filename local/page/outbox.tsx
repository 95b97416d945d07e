import { useEffect, useState } from 'preact/hooks';
import type { SentMessage } from '../host.ts';
import { ask } from './connection.ts';
import { nearText } from './moments.ts';
import type { Page } from './page.ts';
import type { PageState } from './protocol.ts';
import { smsParts } from './smsParts.ts';

const atOnce = 24;

/** What would have been sent, newest first: texts as bubbles, mails as they are read. */
export function Outbox({ page, state }: { readonly page: Page; readonly state: PageState }) {
  const { words } = page;
  const total = state.outbox.texts + state.outbox.mails;
  const [shown, setShown] = useState(atOnce);
  const [messages, setMessages] = useState<readonly SentMessage[]>([]);
  const from = Math.max(0, total - shown);
  useEffect(() => {
    let isCurrent = true;
    ask('outbox', { from }).then(
      (answer) => isCurrent && setMessages(answer.messages),
      (problem) => page.refuse(problem),
    );
    return () => {
      isCurrent = false;
    };
  }, [from, total, state.file, state.revision]);
  if (total === 0) return <p class="nothing">{words.outboxEmpty}</p>;
  const newestFirst = messages.map((message, index) => ({ message, key: from + index })).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol class="messages" tabIndex={0} aria-label={words.outbox}>
      {newestFirst.map(({ message, key }) => (
        <li key={key} class={message.channel}>
          {message.channel === 'sms' ? (
            <TextMessage message={message} page={page} state={state} />
          ) : (
            <Mail message={message} page={page} state={state} />
          )}
        </li>
      ))}
      {from > 0 && (
        <li class="more">
          <button type="button" onClick={() => setShown(shown + 4 * atOnce)}>
            {words.older(from)}
          </button>
        </li>
      )}
    </ol>
  );
}

interface MessageProps {
  readonly message: SentMessage;
  readonly page: Page;
  readonly state: PageState;
}

const When = ({ message, page, state }: MessageProps) => (
  <time>{nearText(message.at, state.now, state.timezone, page.language)}</time>
);

function TextMessage({ message, page, state }: MessageProps) {
  const { words } = page;
  const stopped = message.state === 'failed' || message.state === 'blocked';
  return (
    <>
      <div class="message-head">
        <bdi dir="ltr" class="address">
          {message.to}
        </bdi>
        <When message={message} page={page} state={state} />
      </div>
      <p class="bubble" dir="auto">
        {message.text}
      </p>
      <p class={stopped ? 'outcome bad' : 'outcome'}>
        {words.parts(smsParts(message.text))} · {words.messageStates[message.state]}
      </p>
    </>
  );
}

function Mail({ message, page, state }: MessageProps) {
  const { words } = page;
  return (
    <>
      <div class="message-head">
        <bdi class="subject" dir="auto">
          {message.subject}
        </bdi>
        <When message={message} page={page} state={state} />
      </div>
      <p class="to">
        {words.to} <bdi dir="ltr">{message.to}</bdi>
      </p>
      {message.html ? (
        <iframe
          title={`${words.mailFrame}: ${message.subject}`}
          sandbox=""
          loading="lazy"
          srcdoc={asMail(message.html)}
        />
      ) : (
        <p class="plain-mail" dir="auto">
          {message.text}
        </p>
      )}
    </>
  );
}

// No script, no picture from elsewhere, no link leaves: the frame is sandboxed and the page's own policy holds in it.
const asMail = (html: string) =>
  `<!doctype html><meta charset="utf-8"><style>body{margin:0;font:13px/1.5 Roboto,Arial,sans-serif;color:#1b2733;overflow-wrap:anywhere}</style>${html}`;
