import type { SchemaColumn, SchemaTable } from "../schema.ts";
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
  "pwd|pass|pass_?code|pass_?phrase|mi_?ma|kou_?ling|salt|secret|token|cookie|credentials?|otp|totp|pin|pin_?code|cvv|cvc",
  "api_?key|app_?key|access_?key|private_?key|secret_?key|session_?key|encryption_?key",
]);
const secretPart = /password|passwd|pwdhash|apikey/;
const secretChinese = /密码|口令|密钥|私钥|令牌|盐值|验证码/;

/** Whether a column looks like a text that opens something, or is made of one: no question is about its values. */
export function isSecret({ name, type, collation, comment }: SchemaColumn): boolean {
  if (collation === null || type === "enum") return false;
  const own = snake(name);
  if (secretChinese.test(name) || secretChinese.test(comment)) return true;
  return secret.test(own) || secretPart.test(own);
}
