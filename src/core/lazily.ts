/** What `make` gives, made when it is first asked for: code loads for every cell and click, and most need little. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
