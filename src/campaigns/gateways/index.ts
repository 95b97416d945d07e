// Every gateway that carries texts. Add a line to offer one.
export { default as ghasedak } from './ghasedak.ts';
export { default as ippanel } from './ippanel.ts';
export { default as kavenegar } from './kavenegar.ts';
export { default as melipayamak } from './melipayamak.ts';
export { default as smsir } from './smsir.ts';
export { default as templateWebhook } from './templateWebhook.ts';
export { default as twilio } from './twilio.ts';
export { default as webhook } from './webhook.ts';
