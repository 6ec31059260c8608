import { describe, expect, it } from "vitest";
import { isPersonal, isSecret } from "../../../src/cli/introspect/personal.ts";
import type { SchemaColumn, SchemaTable } from "../../../src/cli/schema.ts";

const column = (name: string, comment = "", type = "varchar"): SchemaColumn => ({
  name,
  position: 1,
  type,
  fullType: `${type}(40)`,
  isNullable: true,
  collation: type === "varchar" ? "utf8mb4_general_ci" : null,
  comment,
});
const users: SchemaTable = { name: "t_user", comment: "", rows: 0, columns: [], primaryKey: [], foreignKeys: [], indexes: [], uniques: [], isView: false };

describe("isSecret(column)", () => {
  it.each(["password", "password_hash", "passwordHash", "user_pwd", "salt", "api_key", "accessToken", "secret", "otp_secret", "mima", "密码"])(
    "%s is one",
    (name) => expect(isSecret(column(name))).toBe(true),
  );
  it("is one by its comment", () => expect(isSecret(column("mm", "登录密码"))).toBe(true));
  it.each(["secretary", "author", "pinned_by", "status", "passenger"])("%s is none", (name) =>
    expect(isSecret(column(name))).toBe(false),
  );
  it.each([
    "jwt", "auth_key", "resetKey", "signing_key", "recovery_code", "recovery_codes", "security_answer", "mfa_seed", "otp", "cvc",
    "card_cvv", "pin", "user_pin",
  ])("%s is one", (name) => expect(isSecret(column(name))).toBe(true));
  it.each(["shipping", "pinned", "spin", "opinion", "pinyin", "option"])("%s is none: words count whole", (name) =>
    expect([isSecret(column(name)), isSecret(column(name, "", "int"))]).toEqual([false, false]),
  );
  it.each([["pin", "", "int"], ["cvv", "", "smallint"], ["otp", "", "bigint"], ["password", "", "decimal"], ["c1", "验证码，6位数字", "int"]])(
    "%s is one as a number as well",
    (name, comment, type) => expect(isSecret(column(name, comment, type))).toBe(true),
  );
  it.each([["token", ""], ["salt", ""], ["pin_attempts", ""], ["otp_id", ""], ["password_changed_at", ""], ["c2", "密码错误次数"]])(
    "%s is none as a number: it is an amount, a link or a time",
    (name, comment) => expect(isSecret(column(name, comment, "int"))).toBe(false),
  );
  it("is no flag, list or time", () => {
    const flag: SchemaColumn = { ...column("pin", "", "tinyint"), fullType: "tinyint(1)" };
    const list: SchemaColumn = { ...column("otp", "", "enum"), fullType: "enum('sms','app')" };
    expect([flag, list, column("password", "", "datetime")].map(isSecret)).toEqual([false, false, false]);
  });
  it("is a uuid too", () => expect(isSecret(column("reset_token", "", "uuid"))).toBe(true));
});

describe("isPersonal(column, table)", () => {
  it.each([
    "email", "mobile_no", "phone2", "last_login_ip", "ip_addr", "id_number", "nationalId", "tax_id", "bank_card", "card_no",
    "username", "zip_code", "shouji", "shoujihao", "shen_fen_zheng", "sfzh", "dizhi", "xingming", "youxiang", "身份证", "银行卡号",
  ])("%s is", (name) => expect(isPersonal(column(name), users)).toBe(true));
  it.each([["tel_a", "手机号"], ["c7", "证件号码"], ["c8", "收货地址"]])("%s is, by its comment", (name, comment) =>
    expect(isPersonal(column(name, comment), users)).toBe(true),
  );
  it.each(["shipping", "description", "cellar_id", "channel_name", "status"])("%s is not", (name) =>
    expect(isPersonal(column(name), users)).toBe(false),
  );
});
