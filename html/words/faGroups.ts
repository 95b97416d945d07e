import type { enGroups } from './enGroups.ts';

/** What is said of the segments and stages, in Persian. */
export const faGroups: typeof enGroups = {
  groups: {
    meaning: {
      champions: 'تازه و زیاد خریده‌اند',
      loyal: 'پیوسته برمی‌گردند',
      potential_loyalist: 'تازه خریده‌اند، هنوز نه زیاد',
      new: 'نخستین خرید، همین تازگی',
      promising: 'یک خرید، نه چندان دور',
      need_attention: 'منظم، ولی کندتر شده‌اند',
      about_to_sleep: 'چند خرید، مدتی پیش',
      at_risk: 'زیاد خریده‌اند، مدت‌ها پیش',
      cant_lose: 'بهترین‌های رفته',
      hibernating: 'یکی دو خرید، مدت‌ها پیش',
      stage_new: 'یک خرید، فاصلهٔ معمول هنوز نگذشته',
      stage_active: 'در فاصلهٔ معمول خود',
      stage_lapsing: 'دیرتر از فاصلهٔ معمول',
      stage_lost: 'یک سال بی‌خرید',
    },
    why: {
      potential_loyalist: 'خرید بعدی نزدیک است؛ تخفیف لازم نیست',
      new: 'خوش‌آمد، خرید دوم را می‌آورد',
      promising: 'هنوز یادشان هست؛ مکمل خریدشان را نشان دهید',
      need_attention: 'کندتر از پیش؛ یک بهانه برای بازگشت بس است',
      about_to_sleep: 'دارند فراموش می‌کنند؛ تخفیف کوچکی شاید بس باشد',
      at_risk: 'خریداران خوبی که دیگر نیامده‌اند',
      cant_lose: 'بهترین خریداران پیشین؛ تلفن هم می‌ارزد',
      hibernating: 'مدت‌هاست رفته‌اند؛ کم و ارزان بنویسید',
      stage_new: 'خوش‌آمد، خرید دوم را می‌آورد',
      stage_lapsing: 'دیرتر از همیشه؛ پیام اکنون بیشترین اثر را دارد',
      stage_lost: 'بیش از یک سال نیامده‌اند؛ کم بنویسید',
    },
  },
};
