const good = '#1b6b45';
const going = '#a3302b';
const between = '#7fa3d1';
const gone = '#7b8794';

/** Colors of the tabs' handles: good customers, those on their way out, those who are gone, and the others. */
export const tabColors: Readonly<Record<string, string>> = {
  customers: '#1f4e8c',
  champions: good,
  loyal: good,
  potential_loyalist: between,
  new: between,
  promising: between,
  need_attention: between,
  about_to_sleep: between,
  at_risk: going,
  cant_lose: going,
  hibernating: gone,
  stage_new: between,
  stage_active: good,
  stage_lapsing: going,
  stage_lost: gone,
};
