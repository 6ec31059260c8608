const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, create: () => F): F {
  let formatter = formatters.get(key) as F | undefined;
  if (!formatter) formatters.set(key, (formatter = create()));
  return formatter;
}

/** The one `Intl.NumberFormat` for these arguments: making one costs about as much as fifty uses of it. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached("n" + locale + JSON.stringify(options), () => new Intl.NumberFormat(locale, options));
}

/** The one `Intl.DateTimeFormat` for these arguments. Throws a RangeError for an unknown zone. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached("d" + locale + JSON.stringify(options), () => new Intl.DateTimeFormat(locale, options));
}
