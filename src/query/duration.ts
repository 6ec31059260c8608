/** ISO 8601 durations of calendar units, down to minutes: `P1Y`, `P4W`, `P1DT12H`, `PT30M`. */
export const isoDuration = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;
