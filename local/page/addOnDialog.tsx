import { useEffect, useRef, useState } from 'preact/hooks';
import { AddOnFrame } from './addOnFrame.tsx';
import { Icon } from './icons.tsx';
import type { Page } from './page.ts';

/** Google's own size of a dialog that asks for none. */
const usualSize = { width: 600, height: 400 };

/** A dialog that the add-on opened over the page. */
export function AddOnDialog({ page }: { readonly page: Page }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [size, setSize] = useState(usualSize);
  const { addOnDialog } = page;
  useEffect(() => {
    if (addOnDialog?.kind === 'modal') dialog.current?.showModal();
    else if (addOnDialog) dialog.current?.show();
  }, [addOnDialog]);
  if (!addOnDialog?.address) return null;
  const { title, address } = addOnDialog;
  const close = () => page.closeDialog();
  return (
    <dialog ref={dialog} class="add-on-dialog" onClose={close} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" class="plain" aria-label={page.words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div style={{ width: `${size.width}px`, height: `${size.height}px` }}>
        <AddOnFrame
          key={address}
          page={page}
          title={title}
          address={address}
          onClose={close}
          onSize={(wanted) => setSize((now) => ({ ...now, ...wanted }))}
        />
      </div>
    </dialog>
  );
}
