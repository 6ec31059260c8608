/** Outlines on a 16 × 16 grid. */
export const warningIcon = "M8 2 1.5 13.5h13L8 2ZM8 6.5v3M8 11.5v.01";
export const checkIcon = "m3 8.5 3.5 3.5L13 4.5";
export const crossIcon = "m4 4 8 8M12 4l-8 8";
export const chartIcon = "M2 2v12h12M4.5 10 7.5 6.5l2.5 2L14 4";
export const tableIcon = "M2 3h12v10H2zM2 6.5h12M6.5 6.5V13";
export const copyIcon = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
export const exportIcon = "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11";
export const fullScreenIcon = "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4";
export const sortIcon = "M8 3v10M4.5 6.5 8 3l3.5 3.5";
export const offlineIcon = "M2 2l12 12M5 9.5a4.5 4.5 0 0 1 6 0M2.5 7a8 8 0 0 1 3-1.8M13.5 7a8 8 0 0 0-5-2.2M8 12.5v.01";
