/** The server words its answers to stand inside a sentence; where one stands alone it begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
