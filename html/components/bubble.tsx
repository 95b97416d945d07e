import type { CampaignPreview, Channel } from '../../src/calls/campaigns.ts';

/** A message exactly as sent: a text in a phone's bubble, a mail with its subject. */
export function Bubble({
  sample,
  channel,
}: {
  sample: CampaignPreview['samples'][number];
  channel: Channel;
}) {
  if (channel === 'sms')
    return (
      <div class="bubble" dir="auto">
        {sample.text}
      </div>
    );
  return (
    <div class="mail">
      <div dir="auto">{sample.subject}</div>
      <div dir="auto">{sample.text}</div>
    </div>
  );
}
