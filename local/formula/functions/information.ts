import { CellError, DateSerial, type Value } from '../../book/value.ts';
import { fail } from '../coerce.ts';
import { Range } from '../operand.ts';
import { type BuiltIn, type BuiltIns, cells, cellsWithErrors, whole } from './define.ts';

/** A question about one value, errors included. */
const question = (ask: (value: Value) => boolean): BuiltIn =>
  cellsWithErrors([1, 1], ([value]) => ask(value!));

const isNumber = (value: Value): boolean => typeof value === 'number' || value instanceof DateSerial;
const isError = (value: Value): value is CellError => value instanceof CellError;

const errorNumbers = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERROR!'];

export const information: BuiltIns = {
  ISBLANK: question((value) => value === null),
  ISERROR: question(isError),
  ISERR: question((value) => isError(value) && value.code !== '#N/A'),
  ISNA: question((value) => isError(value) && value.code === '#N/A'),
  ISNUMBER: question(isNumber),
  ISTEXT: question((value) => typeof value === 'string'),
  ISNONTEXT: question((value) => typeof value !== 'string'),
  ISLOGICAL: question((value) => typeof value === 'boolean'),
  ISDATE: question((value) => value instanceof DateSerial),
  ISREF: whole([1, 1], ([arg]) => arg instanceof Range),
  NA: cells([0, 0], () => fail('#N/A', '')),
  'ERROR.TYPE': cellsWithErrors([1, 1], ([value]) =>
    isError(value!) ? errorNumbers.indexOf(value.code) + 1 : fail('#N/A', 'The argument is no error.'),
  ),
  T: cells([1, 1], ([value]) => (typeof value === 'string' ? value : '')),
  TYPE: cellsWithErrors([1, 1], ([value]) => {
    if (isError(value!)) return 16;
    if (typeof value === 'string') return 2;
    return typeof value === 'boolean' ? 4 : 1;
  }),
};
