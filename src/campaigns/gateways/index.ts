// Every gateway that carries texts. Add a line to offer one.
export { default as kavenegar } from './kavenegar.ts';
