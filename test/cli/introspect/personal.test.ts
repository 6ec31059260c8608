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
const users: SchemaTable = { name: "t_user", comment: "", rows: 0, columns: [], primaryKey: [], foreignKeys: [], indexes: [] };

describe("isSecret(column)", () => {
  it.each(["password", "password_hash", "passwordHash", "user_pwd", "salt", "api_key", "accessToken", "secret", "otp_secret", "mima", "密码"])(
    "%s is one",
    (name) => expect(isSecret(column(name))).toBe(true),
  );
  it("is one by its comment", () => expect(isSecret(column("mm", "登录密码"))).toBe(true));
  it.each(["secretary", "author", "pinned_by", "status", "passenger"])("%s is none", (name) =>
    expect(isSecret(column(name))).toBe(false),
  );
  it("holds texts only: a number of tokens may be counted", () => expect(isSecret(column("token", "", "int"))).toBe(false));
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
