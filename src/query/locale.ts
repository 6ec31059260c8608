/** A text in the languages that Metricdeck ships. English is the fallback for every other locale. */
export interface LocalizedText {
  readonly en: string;
  readonly "zh-CN"?: string;
}
