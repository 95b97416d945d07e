import { pieces } from '../isolate.ts';
import { saidWithDigits } from '../said.ts';

/** A sentence with its bold words and with names, codes and phones each in their own direction. */
export function Rich({ text }: { text: string }) {
  return (
    <>
      {pieces(text).map(({ text: piece, bold, direction }, index) => {
        const shown =
          direction === 'none' ? (
            piece
          ) : direction === 'ltr' ? (
            <bdi dir="ltr">{piece}</bdi>
          ) : (
            <bdi>{piece}</bdi>
          );
        return bold ? <b key={index}>{shown}</b> : <span key={index}>{shown}</span>;
      })}
    </>
  );
}

/** A sentence of the server, standing alone. */
export function Said({ text }: { text: string }) {
  return <Rich text={saidWithDigits(text)} />;
}
