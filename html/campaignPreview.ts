import { useEffect, useRef, useState } from 'preact/hooks';
import type { CampaignDraft } from '../src/calls/campaigns.ts';
import { useApp } from './app.ts';
import { ask } from './server.ts';

/** How long the writing must rest before the plan is reckoned. */
export const restMs = 500;

/** Whether enough is said for a plan to be reckoned. */
export function isPlannable(draft: CampaignDraft): boolean {
  return (
    draft.segment !== '' &&
    draft.text.trim() !== '' &&
    (draft.channel === 'email' ? draft.subject.trim() : draft.gateway) !== ''
  );
}

/**
 * Keeps the plan in step with the draft: once it has rested for `pauseMs` it is reckoned anew, and an answer that came
 * too late is dropped. With `credit` the gateway is asked for what is left there.
 * `pending` while what is shown is older than the draft.
 */
export function useCampaignPreview(
  pauseMs: number,
  credit = false,
): { pending: boolean; error: unknown; again: () => void } {
  const { writing, setWriting } = useApp();
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({ pending: false, error: null });
  const [round, setRound] = useState(0);
  const latest = useRef('');
  const { draft } = writing;
  const wanted = JSON.stringify(draft);
  useEffect(() => {
    if (!isPlannable(draft)) {
      setState({ pending: false, error: null });
      return;
    }
    latest.current = wanted;
    setState({ pending: true, error: null });
    const timer = window.setTimeout(
      async () => {
        const outcome = await ask('previewCampaign', { draft, credit }).then(
          (preview) => ({ preview, error: null }),
          (error: unknown) => ({ preview: null, error }),
        );
        if (latest.current !== wanted) return;
        if (outcome.preview) setWriting({ preview: outcome.preview });
        setState({ pending: false, error: outcome.error });
      },
      writing.preview ? pauseMs : 0,
    );
    return () => {
      window.clearTimeout(timer);
      latest.current = '';
    };
  }, [wanted, round]);
  return { ...state, again: () => setRound(round + 1) };
}
