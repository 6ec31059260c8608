import type { SchemaColumn, SchemaTable } from "../schema.ts";
import { kindOf } from "./columns.ts";
import { snake } from "./names.ts";

/** Whole words of a name, each also with a number behind it: `phone2`. */
function named(words: readonly string[]): RegExp {
  return new RegExp(`(?:^|_)(?:${words.join("|")})\\d*(?:_|$)`);
}

const personal = named([
  "e_?mail|mail|phone|mobile|cell|tel|telephone|fax|contact|wechat|weixin|qq|whatsapp|openid|unionid|imei|mac_?address",
  "address|addr|street|zip|zip_?code|postcode|postal_?code|ip|ip_?v[46]|ip_?addr|ip_?address",
  "passport|id_?card|id_?no|id_?number|identity|national_?id|ssn|tax_?id|cert_?no|cert_?number|driver_?licen[cs]e|plate_?no",
  "bank_?card|bank_?account|card_?no|card_?number|account_?no|account_?number|iban",
  "birthday|birth_?date|date_?of_?birth|dob|nick_?name|full_?name|first_?name|last_?name|user_?name|real_?name|login",
  "shou_?ji(?:_?hao)?|dian_?hua|you_?xiang|xing_?ming|ni_?cheng|di_?zhi|zhu_?zhi|shen_?fen_?zheng(?:_?hao)?|sfzh?",
  "hu_?zhao|zheng_?jian(?:_?hao)?|yin_?hang_?ka|ka_?hao|sheng_?ri|lian_?xi_?ren|lian_?xi_?fang_?shi",
]);
const personalChinese =
  /姓名|名字|昵称|手机|电话|邮箱|邮件|地址|住址|户籍|身份证|证件|护照|驾照|车牌|银行卡|卡号|微信|QQ号|生日|出生|联系人|联系方式|用户名/;
const things =
  /(?:product|category|department|team|region|city|country|brand|item|file|campaign|channel|project|shop|store|queue|group|tag|topic|role|plan|status|type)/;

/** Whether a column looks like personal data: rather once too often. A `name` is, but for the name of a thing. */
export function isPersonal(column: SchemaColumn, table: SchemaTable): boolean {
  const name = snake(column.name);
  if (personalChinese.test(column.name) || personalChinese.test(column.comment)) return true;
  if (personal.test(name)) return true;
  if (!/(?:^|_)name(?:_|$)/.test(name)) return false;
  return !things.test(name === "name" ? snake(table.name) : name);
}

const secret = named([
  "pwd|pass_?code|pass_?phrase|mi_?ma|kou_?ling|secret|otp|totp|mfa_?seed|pin|pin_?code|cvv|cvc|jwt|recovery_?codes?",
  "api_?key|app_?key|access_?key|private_?key|secret_?key|session_?key|encryption_?key|auth_?key|reset_?key|signing_?key",
  "security_?answers?",
]);
const secretPart = /password|passwd|pwdhash|apikey/;
const secretChinese = /密码|口令|密钥|私钥|验证码|安全码/;
/** As a number, each is an amount. */
const secretText = named(["pass|salt|token|cookie|credentials?"]);
const secretTextChinese = /令牌|盐值/;

const counts = named([
  "count|counts|cnt|qty|quantity|total|attempts|tries|retries|failures|errors|calls|length|version",
  "seconds|minutes|hours|days|ttl",
]);
const countsChinese = /次数|总数|数量|个数|条数|天数|长度|时长/;

/** Whether a number counts what its name speaks of: `login_count`, `pin_attempts`. */
export function isCounted({ name, comment }: SchemaColumn): boolean {
  return counts.test(snake(name)) || countsChinese.test(name) || countsChinese.test(comment);
}

/** Whether a column looks like something that opens, or is made of it: no question is about its values. */
export function isSecret(column: SchemaColumn): boolean {
  const kind = kindOf(column);
  if (column.type === "enum" || kind === "boolean" || kind === "time") return false;
  const name = snake(column.name);
  const said = `${column.name} ${column.comment}`;
  const isNumber = kind === "number" || kind === "decimal";
  if (isNumber && (isCounted(column) || /_(?:id|at|time)$/.test(name))) return false;
  if (secret.test(name) || secretPart.test(name) || secretChinese.test(said)) return true;
  return !isNumber && (secretText.test(name) || secretTextChinese.test(said));
}
