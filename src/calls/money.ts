/** Amount in shown units with its currency code; '' unknown. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}
