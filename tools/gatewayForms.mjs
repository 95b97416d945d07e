// What the sidebar's page of settings says of each gateway's settings, written from their definitions.

/** By the gateway's id and the setting's, in the order of the form. */
export function gatewayForms(gateways) {
  const words = ({ label, help }) => ({ label, help });
  const fields = ({ settings }) =>
    Object.fromEntries(Object.entries(settings).map(([id, setting]) => [id, words(setting)]));
  return Object.fromEntries(gateways.map((gateway) => [gateway.id, fields(gateway)]));
}
