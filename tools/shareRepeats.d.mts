export function shareRepeats(source: string): string;
