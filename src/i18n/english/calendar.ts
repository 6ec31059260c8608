import type { CalendarWords } from "../../format/date.ts";

export const calendarInEnglish: CalendarWords = {
  week: (week, dates) => `Week ${week}, ${dates}`,
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  fiscalYear: (year) => `FY${year}`,
  fiscalQuarter: (quarter, year) => `FY${year} Q${quarter}`,
};
