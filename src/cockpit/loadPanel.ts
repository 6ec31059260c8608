/** What opens is loaded when it is first asked for: react-aria-components is most of a page's controls. */
export const loadDateRangePanel = async () => (await import("./DateRangePanel.tsx")).DateRangePanel;
export const loadDimensionPanel = async () => (await import("./DimensionPanel.tsx")).DimensionPanel;
export const loadMeasurePanel = async () => (await import("./MeasurePanel.tsx")).MeasurePanel;
