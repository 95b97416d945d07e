import type { Platform } from '../platform.ts';
import type { AnyGateway } from './gateways/gateway.ts';
import * as registry from './gateways/index.ts';

/** Every gateway, in the order of the list. */
export const gateways: readonly AnyGateway[] = Object.values(registry) as readonly AnyGateway[];

export type GatewayValues = Readonly<Record<string, string>>;

export interface ReadyGateway {
  readonly gateway: AnyGateway;
  readonly settings: GatewayValues;
}

/** Kept with the person and not the file: everybody who may edit a file can read what is kept with it. */
const keyOf = (platform: Platform, id: string): string => `gateway:${platform.workbook.id}:${id}`;

/** What this person has set for a gateway in this file, {} for nothing. Secrets included: never to be shown. */
export function loadGatewayValues(platform: Platform, id: string): GatewayValues {
  return platform.settings.person.get<GatewayValues>(keyOf(platform, id)) ?? {};
}

export function writeGatewayValues(platform: Platform, id: string, values: GatewayValues): void {
  platform.settings.person.set(keyOf(platform, id), values);
}

/** The gateway with its settings, or null where there is none of that id or a setting it needs was never given. */
export function loadGateway(platform: Platform, id: string): ReadyGateway | null {
  const gateway = gateways.find((known) => known.id === id);
  if (!gateway) return null;
  const settings = loadGatewayValues(platform, id);
  return isReady(gateway, settings) ? { gateway, settings } : null;
}

export function isReady(gateway: AnyGateway, values: GatewayValues): boolean {
  return Object.keys(gateway.settings).every(
    (name) => gateway.settings[name]!.optional || (values[name] ?? '') !== '',
  );
}
