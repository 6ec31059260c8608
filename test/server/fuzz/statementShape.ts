import type { Statement } from "../../../src/server/index.ts";
import { mark } from "./hostileBodies.ts";

const words = new Set(
  (
    "select from where and or not in is null as case when then else end group by order limit offset asc desc union all distinct " +
    "count sum avg min max if ifnull coalesce nullif greatest least floor ceil ceiling round cast convert signed unsigned decimal " +
    "double char using utf8mb4 collate utf8mb4_nopad_bin utf8mb4_0900_bin binary like escape between exists true false left right inner " +
    "join cross on over partition row_number rank rows range preceding following unbounded current row with rollup grouping recursive " +
    "set statement max_statement_time for interval second microsecond minute hour day week month quarter year dayofyear timestampdiff timestampadd date_add date_sub " +
    "date timestamp unix_timestamp from_unixtime mod div concat lower upper locate position substring substr hex unhex instr bit_or bit_and bit_count " +
    "lag lead first_value last_value ntile log ln exp pow power abs sign truncate any_value json_array datetime values dual regexp replace length char_length having field"
  ).split(" "),
);

const ownName = /^(?:[a-z]{1,2}\d*|md:\w+)$/;
/** The time that MySQL may take, where it stands at the beginning. */
const ownHint = /^SELECT \/\*\+ MAX_EXECUTION_TIME\(\d+\) \*\/ /;
/** Times and offsets, and what LIKE escapes with. */
const ownLiteral = /^(?:[\d\s:.+-]*|\|)$/;

/**
 * What is wrong with a statement that hostile input led to: null when it is put together from the compiler's own words
 * and the binding's names alone, with a place for each value.
 */
export function fault({ sql: whole, values }: Statement, names: ReadonlySet<string>): string | null {
  const sql = whole.replace(ownHint, "SELECT ");
  if (sql.toLowerCase().includes(mark)) return "a user's text stands in it";
  const aliases = new Set(Array.from(sql.matchAll(/\bAS `([a-z]+)`/g), ([, alias]) => alias));
  let places = 0;
  const token = /\s+|`((?:[^`]|``)*)`|'((?:[^'\\]|'')*)'|\d+(?:\.\d+)?(?:e[+-]?\d+)?|([A-Za-z_]\w*)|(--|\/\*|#|;|\\|")|([^\w\s])/gy;
  for (let found = token.exec(sql); found !== null; found = token.exec(sql)) {
    const [all, identifier, literal, word, forbidden] = found;
    if (all === "?") places += 1;
    if (forbidden !== undefined) return `${forbidden} stands in it`;
    if (identifier !== undefined && !names.has(identifier) && !aliases.has(identifier) && !ownName.test(identifier)) {
      return `the name ${identifier} is not bound`;
    }
    if (literal !== undefined && !names.has(literal) && !ownLiteral.test(literal)) return `the literal ${literal} is not the compiler's`;
    if (word !== undefined && !words.has(word.toLowerCase())) return `the word ${word} is not the compiler's`;
    if (token.lastIndex === sql.length) break;
  }
  if (places !== values.length) return `${places} places for ${values.length} values`;
  const odd = values.find((value) => value !== null && typeof value !== "string" && !Number.isFinite(value));
  return odd === undefined ? null : `a ${typeof odd} is bound`;
}
