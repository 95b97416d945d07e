// esbuild drops doc comments; those marked @preserve survive. The mark is taken away again when the stubs are written.
module.exports = (source) =>
  source.replace(/\/\*\*(?:(?!\*\/)[\s\S])*\*\//g, (comment) =>
    /@customfunction/.test(comment) ? comment.replace(/\*\/$/, '* @preserve\n */') : comment,
  );
