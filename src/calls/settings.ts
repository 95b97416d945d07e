/** The settings and the gateways. */
export interface SettingsCalls {
  settings(input: Record<string, never>): SettingsPage;
  /** Keeps what was typed of sending: all of it or, where something cannot be read, nothing. */
  saveSettings(input: { values: Record<string, string | number | boolean> }): SettingsPage | SettingsRefused;
  /** Stores a gateway's settings in the person's own properties. A secret left '' keeps what is stored. */
  saveGateway(input: { id: string; values: Record<string, string> }): SettingsPage;
  testGateway(input: { id: string }): { ok: boolean; note: string };
}

/** By setting, what it must be and what came. */
export interface SettingsRefused {
  readonly problems: Readonly<Record<string, string>>;
}

export interface SettingsPage {
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly gateways: readonly {
    readonly id: string;
    readonly label: string;
    readonly settings: readonly {
      /** Which of the gateway's settings; what is said of it the sidebar knows. */
      readonly id: string;
      readonly secret: boolean;
      readonly value: string;
      readonly stored: boolean;
    }[];
  }[];
  readonly optOutWay: string;
}
